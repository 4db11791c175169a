// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

/// What happened, for error kinds whose sentence depends on more than the kind.
namespace budget::wording::happenings {

[[nodiscard]] QString driverMissing(const Error &error);
[[nodiscard]] QString tooLong(const Error &error);
[[nodiscard]] QString amountTooLarge(const Error &error);
[[nodiscard]] QString dateInvalid(const Error &error);
[[nodiscard]] QString categoryUnknown(const Error &error);
[[nodiscard]] QString personUnknown(const Error &error);
[[nodiscard]] QString nameTaken(const Error &error);
[[nodiscard]] QString urlFault(const Error &error);
[[nodiscard]] QString diskFull(const Error &error);
[[nodiscard]] QString profileUnknown(const Error &error);
[[nodiscard]] QString sequenceBehind(const Error &error);
[[nodiscard]] QString unreachable(const Error &error);
[[nodiscard]] QString connectTimeout(const Error &error);
[[nodiscard]] QString withoutTls(const Error &error);
[[nodiscard]] QString unproven(const Error &error);
[[nodiscard]] QString loginRefused(const Error &error);
[[nodiscard]] QString unavailable(const Error &error);
[[nodiscard]] QString quotaExceeded(const Error &error);
[[nodiscard]] QString lost(const Error &error);
[[nodiscard]] QString denied(const Error &error);
[[nodiscard]] QString stillReferenced(const Error &error);
[[nodiscard]] QString changedMeanwhile(const Error &error);
[[nodiscard]] QString unsupported(const Error &error);

} // namespace budget::wording::happenings
