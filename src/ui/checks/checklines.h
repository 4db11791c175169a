// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checkjudgement.h"
#include "ui/checks/checkrow.h"

#include <vector>

namespace budget {

/// Where a next step is done that the program can do: at once on the spot, or by changing the ledger's settings.
enum class Remedies { OnTheSpot, BySettings };

/// The checklist as rows, in its order.
[[nodiscard]] std::vector<CheckLine> checkLines(const Checklist &list, const LedgerLogin &login, Remedies remedies);
[[nodiscard]] CheckLine checkLine(const CheckResult &result, const LedgerLogin &login, Remedies remedies);

/// What came of the whole, in one sentence.
struct CheckVerdict
{
    CheckLine::State state = CheckLine::State::Waiting;
    QString sentence;
};

[[nodiscard]] CheckVerdict verdictOf(const Checklist &list);

/// '12 ms', '1.4 s'; empty for nothing.
[[nodiscard]] QString shownTime(std::chrono::microseconds time);

} // namespace budget
