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
    for (const CheckResult &result : list.results())
        lines.push_back(checkLine(result, login, remedies));
    return lines;
}

CheckLine checkLine(const CheckResult &whole, const LedgerLogin &login, Remedies remedies)
{
    const CheckResult result = withoutSecrets(whole, login);
    CheckLine line;
    line.state = result.state == CheckState::NotNeeded ? State::Skipped : result.state;
    line.title = wording::checkTitle(result.check);
    if (result.state != CheckState::Waiting) // a check that waits shows its icon only
        line.word = wording::checkStateName(result.state);
    const bool isOfFile = std::holds_alternative<LocalFile>(login);
    if (result.state != CheckState::NotNeeded || !isOfFile) // the path of the file is shown in other rows
        line.evidence = wording::evidenceText(result);
    if (line.state != State::Skipped)
        line.time = shownTime(result.time);
    line.details = detailsOf(result);
    line.cause = wording::checkCause(result);
    line.step = wording::checkStep(result);
    line.action = actionName(actionFor(result, locationOf(login)), remedies);
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
