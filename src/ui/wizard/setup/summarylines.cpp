// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setup/summarylines.h"

#include "ui/checks/checklines.h"
#include "ui/look/names.h"
#include "words/checks/drillwords.h"
#include "words/checks/tablewords.h"
#include "words/connection/keeperwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using State = CheckLine::State;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::SummaryPage)
};

CheckLine fileLine(const SetupDraft &draft)
{
    const auto login = loginOf(draft);
    const QString path = login ? std::get<LocalFile>(*login).path : draft.file;
    const QString state = QFileInfo::exists(path) ? Words::tr("The file exists and is used.")
                                                  : Words::tr("The file is created when you press Finish.");
    return {State::Passed, Words::tr("On this computer"), QDir::toNativeSeparators(path) + u'\n' + state};
}

CheckLine keeperLine(const Profile &profile)
{
    return {State::Passed, Words::tr("Where the password is kept"), wording::keeperSummary(profile)};
}

CheckLine poolLine(const PoolSettings &pool)
{
    const auto most = mostConnections(pool);
    const QString number = most ? Words::tr("%1 are kept, at most %2 at once").arg(pool.size).arg(*most)
                                : Words::tr("no limit on connections");
    const QString ping = pool.prePing ? Words::tr("checked before use (pre-ping)")
                                      : Words::tr("not checked before use");
    const QString age = pool.recycle.count() < 0
        ? Words::tr("not replaced by age")
        : Words::tr("replaced after %n s", nullptr, static_cast<int>(pool.recycle.count()));
    const auto timeout = std::chrono::duration_cast<std::chrono::seconds>(pool.timeout).count();
    return {State::Passed, Words::tr("Connection pool"),
            QStringList{number, ping, age, Words::tr("wait for a free connection: at most %n s", nullptr, int(timeout))}
                .join(u" · "_s)};
}

/// The result without remedies, because the summary does not offer any.
CheckLine checkedLine(const CheckResult &result, const LedgerLogin &login)
{
    CheckLine line = checkLine(result, login, Remedies::OnTheSpot);
    line.step.clear();
    line.action.clear();
    line.word.clear();
    return line;
}

CheckLine tablesLine(const DeploymentPlan &plan)
{
    const bool isSound = plan.report.verdict == TableVerdict::Complete;
    CheckLine line{isSound ? State::Passed : State::Warned, Words::tr("Tables verified"),
                   wording::verdictSentence(plan.report.verdict)};
    if (!plan.sql.isEmpty() && plan.report.isUsable())
        line.evidence += u'\n' + Words::tr("The program's own tables are created when you press Finish.");
    else if (!plan.sql.isEmpty())
        line.evidence += u'\n' + Words::tr("The missing tables are created when you press Finish.");
    return line;
}

CheckLine drillLine(const DrillReport *report)
{
    const QString title = Words::tr("Persistence drill");
    if (!report)
        return {State::Skipped, title, Words::tr("not run; you can run it at any time on the Connection page")};
    const bool isPassed = report->verdict() == DrillVerdict::Passed;
    return {isPassed ? State::Passed : State::Warned, title, wording::drillVerdictText(*report)};
}

CheckLine personLine(const PersonChoice &choice)
{
    const QString title = Words::tr("You are");
    if (const auto *person = std::get_if<Person>(&choice))
        return {State::Passed, title, personTitle(person->name, person->email)};
    if (const auto *draft = std::get_if<PersonDraft>(&choice))
        return {State::Passed, title, Words::tr("%1 (new person)").arg(personTitle(draft->name, draft->email))};
    return {State::Skipped, title, Words::tr("asked at the first expense")};
}

} // namespace

std::vector<CheckLine> summaryLines(const SetupDraft &draft)
{
    if (draft.place == SetupDraft::Place::ThisComputer)
        return {fileLine(draft), personLine(draft.person)};
    std::vector<CheckLine> lines;
    const auto addChecks = [&](std::initializer_list<Check> checks) {
        const Checklist *list = checklistOf(draft);
        for (const Check check : checks) {
            if (list)
                lines.push_back(checkedLine(list->result(check), *loginOf(draft)));
        }
    };
    addChecks({Check::StringUnderstood});
    lines.push_back(keeperLine(draft.profile));
    addChecks({Check::TlsAgreed, Check::RoundTrip, Check::ServerVersion});
    if (const DeploymentPlan *plan = tablesOf(draft))
        lines.push_back(tablesLine(*plan));
    lines.push_back(poolLine(draft.profile.pool));
    lines.push_back(drillLine(drillOf(draft)));
    lines.push_back(personLine(draft.person));
    return lines;
}

} // namespace budget
