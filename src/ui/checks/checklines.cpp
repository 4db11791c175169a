// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/checklines.h"

#include "core/checks/checksecrets.h"
#include "words/checks/checkwords.h"
#include "words/errors/wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace budget {

namespace {

using State = CheckLine::State;

constexpr double kSecond = 1000; // in milliseconds
constexpr double kShort = 10;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::CheckListView)
};

QString detailsOf(const CheckResult &result)
{
    return result.error ? wording::technicalText(*result.error) : QString();
}

QString actionName(CheckAction action, Remedies remedies)
{
    const bool isOnTheSpot = remedies == Remedies::OnTheSpot || action == CheckAction::None
        || action == CheckAction::CreateTables;
    return isOnTheSpot ? wording::checkActionName(action) : Words::tr("Change the settings…");
}

} // namespace

std::vector<CheckLine> checkLines(const Checklist &list, const LedgerLogin &login, Remedies remedies)
{
    std::vector<CheckLine> lines;
    lines.reserve(list.results().size());
    for (const CheckResult &result : list.results())
        lines.push_back(checkLine(result, login, remedies));
    return lines;
}

CheckLine checkLine(const CheckResult &result, const LedgerLogin &login, Remedies remedies)
{
    const CheckResult shown = withoutSecrets(result, login);
    CheckLine line;
    line.state = shown.state == CheckState::NotNeeded ? State::Skipped : shown.state;
    line.title = wording::checkTitle(shown.check);
    if (shown.state != CheckState::Waiting) // a check that waits shows its icon only
        line.word = wording::checkStateName(shown.state);
    const bool isOfFile = std::holds_alternative<LocalFile>(login);
    if (shown.state != CheckState::NotNeeded || !isOfFile) // the path of the file is shown in other rows
        line.evidence = wording::evidenceText(shown);
    if (line.state != State::Skipped)
        line.time = shownTime(shown.time);
    line.details = detailsOf(shown);
    line.cause = wording::checkCause(shown);
    line.step = wording::checkStep(shown);
    line.action = actionName(actionFor(shown, locationOf(login)), remedies);
    return line;
}

CheckVerdict verdictOf(const Checklist &list)
{
    const auto &results = list.results();
    const auto is = [](CheckState state) { return [state](const CheckResult &r) { return r.state == state; }; };
    const QString text = wording::checkVerdict(list);
    if (list.firstFailure())
        return {State::Failed, text};
    if (std::ranges::any_of(results, is(CheckState::Running)))
        return {State::Running, text};
    if (!list.isComplete())
        return {State::Waiting, text};
    return {std::ranges::any_of(results, is(CheckState::Warned)) ? State::Warned : State::Passed, text};
}

QString shownTime(std::chrono::microseconds time)
{
    const double ms = double(time.count()) / 1000.0;
    if (ms <= 0)
        return {};
    const int decimals = ms < 1 ? 2 : ms < kShort ? 1 : 0;
    return ms < kSecond ? Words::tr("%1 ms").arg(QLocale().toString(ms, 'f', decimals))
                        : Words::tr("%1 s").arg(QLocale().toString(ms / kSecond, 'f', 1));
}

} // namespace budget
