// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checkjudgement.h"

#include <QString>

namespace budget::wording {

/// The check's title, as the statement that it confirms: 'Password accepted'.
[[nodiscard]] QString checkTitle(Check check);
[[nodiscard]] QString checkStateName(CheckState state);
/// The name of a state in a list of steps, for a row without a text of its own: 'done, with a warning'.
[[nodiscard]] QString stepStateName(CheckState state);
/// One piece of evidence in a few words; empty if it has no text for people.
[[nodiscard]] QString factText(const Evidence &evidence);
/// All evidence of a check in one line, or the check because of which it was skipped.
[[nodiscard]] QString evidenceText(const CheckResult &result);
/// Why the check failed or what its warning means, in one sentence; empty if it passed.
[[nodiscard]] QString checkCause(const CheckResult &result);
/// What to do about the failure or the warning, in one sentence; empty if the check passed.
[[nodiscard]] QString checkStep(const CheckResult &result);
/// The outcome of all checks together, in one sentence.
[[nodiscard]] QString checkVerdict(const Checklist &list);
/// A button's text; empty for None.
[[nodiscard]] QString checkActionName(CheckAction action);

} // namespace budget::wording
