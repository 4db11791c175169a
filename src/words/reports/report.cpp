// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reports/report.h"

#include "core/checks/checksecrets.h"
#include "words/checks/checkwords.h"
#include "words/checks/tablewords.h"
#include "words/errors/wording.h"
#include "words/reports/journalwords.h"
#include "words/reports/markdown.h"
#include "words/reports/reportparts.h"
#include "words/reports/reportsecrets.h"
#include "words/words.h"

#include <algorithm>

namespace budget::wording {

using namespace Qt::StringLiterals;

namespace {

using Lines = QStringList;

int numberOf(Check check)
{
    return static_cast<int>(check) + 1;
}

QString placeOf(const CheckResult &result)
{
    return Words::tr("check %1 of %2, ‘%3’").arg(numberOf(result.check)).arg(kCheckCount).arg(checkTitle(result.check));
}

/// The message of the system or server, unchanged except for masked secrets.
Lines exactLines(const Error &error)
{
    const QString text = technicalText(error);
    return text.isEmpty() ? Lines() : Lines{QString(), Words::tr("Exact text:"), QString(), markdown::block(text)};
}

/// A check that failed or has a warning: cause, position in the list, next step and evidence.
Lines findingLines(const CheckResult &result)
{
    Lines lines{markdown::strong(checkCause(result)) + u" ("_s + placeOf(result) + u')'};
    if (const QString step = checkStep(result); !step.isEmpty())
        lines << QString() << Words::tr("What to do: %1").arg(markdown::plain(step));
    if (const QString evidence = evidenceText(result); !evidence.isEmpty())
        lines << QString() << Words::tr("What came back: %1").arg(markdown::plain(evidence));
    if (result.error)
        lines << exactLines(*result.error);
    return lines;
}

/// The statement that grants the missing privileges.
Lines grantLines(const ReportMaterial &material)
{
    if (!material.tables || material.tables->grant.isEmpty())
        return {};
    return {QString(), Words::tr("Privileges are missing. Ask the owner of the database to run:"), QString(),
            markdown::block(material.tables->grant)};
}

Lines errorLines(const Error &error)
{
    Lines lines{markdown::strong(whatHappened(error))};
    if (const QString step = nextStep(error); !step.isEmpty())
        lines << QString() << Words::tr("What to do: %1").arg(markdown::plain(step));
    return lines << exactLines(error);
}

std::vector<const CheckResult *> resultsIn(const Checklist &checks, CheckState state)
{
    std::vector<const CheckResult *> found;
    for (const CheckResult &result : checks.results()) {
        if (result.state == state)
            found.push_back(&result);
    }
    return found;
}

QString remarksTitle(std::size_t count)
{
    return Words::tr("The connection works, with %n warnings", nullptr, static_cast<int>(count));
}

/// The section at the top: all failures; without a failure, the warnings.
Lines headLines(const ReportMaterial &material)
{
    const auto failed = resultsIn(material.checks, CheckState::Failed);
    const auto warned = resultsIn(material.checks, CheckState::Warned);
    const auto &status = material.status;
    const bool isUnchecked = failed.empty() && !material.checks.isComplete();
    if (isUnchecked && status && status->lastError)
        return Lines{markdown::heading(Words::tr("What is wrong"))} + errorLines(*status->lastError);
    if (isUnchecked)
        return {markdown::heading(Words::tr("Not checked completely")),
                Words::tr("The checklist was not run, so nothing is known to be wrong.")};
    if (failed.empty() && warned.empty())
        return {markdown::heading(Words::tr("Everything works")), Words::tr("No check found anything wrong.")};
    Lines lines{markdown::heading(failed.empty() ? remarksTitle(warned.size()) : Words::tr("What is wrong"))};
    for (const CheckResult *result : failed.empty() ? warned : failed)
        lines << findingLines(*result) << QString();
    if (const QString place = whereText(material); !failed.empty() && !place.isEmpty())
        lines << Words::tr("Where: %1").arg(markdown::plain(place));
    if (material.checks.firstFailure() == Check::Rights)
        lines << grantLines(material);
    return lines;
}

Lines remarkLines(const ReportMaterial &material)
{
    const auto warned = resultsIn(material.checks, CheckState::Warned);
    if (warned.empty() || !material.checks.firstFailure())
        return {};
    Lines lines{markdown::heading(Words::tr("Warnings of other checks"))};
    for (const CheckResult *result : warned)
        lines << u"- "_s + markdown::plain(checkCause(*result) + u' ' + checkStep(*result)) + u" ("_s + placeOf(*result)
                + u')';
    return lines;
}

Lines checkLines(const ReportMaterial &material)
{
    constexpr qsizetype kResultCell = 2;
    Lines lines{markdown::heading(Words::tr("The checks"))};
    lines << markdown::row(
        {u"#"_s, Words::tr("Check"), Words::tr("Result"), Words::tr("What came back"), Words::tr("Time")})
          << markdown::rule(5);
    for (const CheckResult &result : material.checks.results()) {
        const bool hasTime = result.time.count() > 0;
        const QString state = checkStateName(result.state);
        lines << markdown::row({QString::number(numberOf(result.check)), checkTitle(result.check), state,
                                evidenceText(result), hasTime ? durationText(result.time) : QString()},
                               result.state == CheckState::Failed ? kResultCell : -1);
    }
    return lines;
}

Lines tableSection(const ReportMaterial &material)
{
    if (!material.tables)
        return {};
    const TableReport &tables = material.tables->report;
    return Lines{markdown::heading(Words::tr("The tables")),
                 verdictSentence(tables.verdict),
                 QString(),
                 Words::tr("The program's own tables: version %1 of %2").arg(tables.version).arg(tables.knownVersion),
                 QString(),
                 markdown::block(budget::withoutSecrets(tableLines(tables).join(u'\n'), loginOf(material)))}
    + grantLines(material);
}

Lines journalLines(const ReportMaterial &material)
{
    const std::size_t count = std::min(kReportedEntries, material.journal.size());
    Lines lines{markdown::heading(Words::tr("The journal"))};
    if (count == 0)
        return lines << Words::tr("The journal has no entries about this ledger yet.");
    lines << Words::tr("Times are in UTC. Entries shown: %1, the latest at the end.").arg(count) << QString()
          << markdown::row(
                 {Words::tr("When"), Words::tr("What"), Words::tr("Took"), Words::tr("Details"), Words::tr("Where")})
          << markdown::rule(5);
    const LedgerLogin login = loginOf(material);
    for (auto it = material.journal.end() - static_cast<std::ptrdiff_t>(count); it != material.journal.end(); ++it) {
        const JournalEntry entry = cleaned(*it, login);
        lines << markdown::row({reportTime(entry.at), journalTitle(entry.kind), durationText(entry.time),
                                journalDetail(entry), entry.place});
    }
    return lines;
}

} // namespace

QString reportMarkdown(const ReportMaterial &material)
{
    const ReportMaterial shown = withoutSecrets(material);
    Lines lines{u"# "_s + Words::tr("Budget Tracker: report on a connection"), QString(),
                Words::tr("Written at %1 UTC. The report contains host and user names, but not the password.")
                    .arg(reportTime(shown.writtenAt))};
    for (const Lines &section : {headLines(shown), remarkLines(shown), checkLines(shown), connectionLines(shown),
                                 tableSection(shown), poolLines(shown), versionLines(shown), journalLines(shown)})
        lines << (section.isEmpty() ? Lines() : Lines(QString()) + section);
    return lines.join(u'\n').replace(u"\n\n\n"_s, u"\n\n"_s).trimmed() + u'\n';
}

} // namespace budget::wording
