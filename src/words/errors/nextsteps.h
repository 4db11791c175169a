// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

/// What to do next, for error kinds whose step depends on more than the kind.
namespace budget::wording::nextsteps {

[[nodiscard]] QString amountExample(const Error &error);
[[nodiscard]] QString availableStep(const Error &error);
[[nodiscard]] QString categoryStep(const Error &error);
[[nodiscard]] QString dateExample(const Error &error);
[[nodiscard]] QString decimalsExample(const Error &error);
[[nodiscard]] QString deniedStep(const Error &error);
[[nodiscard]] QString loginStep(const Error &error);
[[nodiscard]] QString moreRoom(const Error &error);
[[nodiscard]] QString nothing(const Error &error);
[[nodiscard]] QString personStep(const Error &error);
[[nodiscard]] QString provenStep(const Error &error);
[[nodiscard]] QString quotaStep(const Error &error);
[[nodiscard]] QString reachIt(const Error &error);
[[nodiscard]] QString sequenceStep(const Error &error);
[[nodiscard]] QString timeoutStep(const Error &error);
[[nodiscard]] QString tlsStep(const Error &error);
[[nodiscard]] QString valueStep(const Error &error);

} // namespace budget::wording::nextsteps
