// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checkjudgement.h"

#include <QString>

namespace budget::wording {

/// What a check is called, as a statement that it confirms: 'Password accepted'.
[[nodiscard]] QString checkTitle(Check check);
[[nodiscard]] QString checkStateName(CheckState state);
/// One piece of evidence as a few words; empty where it says nothing to a person.
[[nodiscard]] QString factText(const Evidence &evidence);
/// All of a check's evidence in one line, or which check it was skipped for.
[[nodiscard]] QString evidenceText(const CheckResult &result);
/// Why it failed, or what there is to know where it passed with a warning; one sentence, empty where all is well.
[[nodiscard]] QString checkCause(const CheckResult &result);
/// What to do about it, one sentence.
[[nodiscard]] QString checkStep(const CheckResult &result);
/// What all results together say, one sentence.
[[nodiscard]] QString checkVerdict(const Checklist &list);
/// A button's text; empty for None.
[[nodiscard]] QString checkActionName(CheckAction action);

} // namespace budget::wording
