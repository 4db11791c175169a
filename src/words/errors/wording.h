// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace budget::wording {

/// What happened, in one sentence that names the field where there is one.
[[nodiscard]] QString whatHappened(const Error &error);
/// What to do next, in one sentence; empty where the first says it all.
[[nodiscard]] QString nextStep(const Error &error);
/// Both, and no technical text: for a notice.
[[nodiscard]] QString sentence(const Error &error);
/// The server's or system's own words, for whoever wants to look; empty where `detail` is none such.
[[nodiscard]] QString technicalText(const Error &error);
/// What stands in the place of a ledger's lock file is at fault, not the ledger.
[[nodiscard]] bool isAboutLock(const Error &error);
/// The name of a field as its label says it.
[[nodiscard]] QString fieldName(Field field);

} // namespace budget::wording
