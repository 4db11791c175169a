// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checkjudgement.h"
#include "ui/checks/checkrow.h"

#include <vector>

namespace budget {

/// How the program carries out a next step that it can do by itself: at once on the page, or through the ledger's
/// settings.
enum class Remedies { OnTheSpot, BySettings };

/// The checklist as rows, in the order of the checks.
[[nodiscard]] std::vector<CheckLine> checkLines(const Checklist &list, const LedgerLogin &login, Remedies remedies);
[[nodiscard]] CheckLine checkLine(const CheckResult &result, const LedgerLogin &login, Remedies remedies);

/// The result of the whole checklist, in one sentence.
struct CheckVerdict
{
    CheckLine::State state = CheckLine::State::Waiting;
    QString sentence;
};

[[nodiscard]] CheckVerdict verdictOf(const Checklist &list);

/// '12 ms' or '1.4 s'; empty for zero.
[[nodiscard]] QString shownTime(std::chrono::microseconds time);

} // namespace budget
