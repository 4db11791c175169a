// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checks/drillwords.h"

#include "core/plaintext.h"
#include "words/errors/wording.h"
#include "words/words.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace budget::wording {

using namespace Qt::StringLiterals;

namespace {

QString secondsText(std::chrono::seconds seconds)
{
    return Words::tr("%n s", nullptr, static_cast<int>(seconds.count()));
}

QString clockText(const QDateTime &at)
{
    return at.toLocalTime().toString(u"HH:mm:ss.zzz"_s);
}

QString actorText(const DrillActor &by)
{
    return by.backendId > 0
        ? Words::tr("by process %1 through the server's process %2").arg(by.processId).arg(by.backendId)
        : Words::tr("by process %1").arg(by.processId);
}

QString writtenText(const DrillReport &report)
{
    return Words::tr("category %1 ‘%2’ %3")
        .arg(QString::number(report.markerId), kMarkerName, actorText(report.result(DrillStep::Write).by));
}

QString waitedText(const DrillReport &report)
{
    return report.withSleep ? Words::tr("%1, and the connection was closed meanwhile").arg(secondsText(report.wait))
                            : secondsText(report.wait);
}

QString readText(const DrillReport &report)
{
    return Words::tr("category %1 found %2")
        .arg(QString::number(report.markerId), actorText(report.result(DrillStep::Read).by));
}

QString removedText(const DrillReport &report)
{
    return report.fate == MarkerFate::Gone ? Words::tr("the test category no longer existed")
                                           : Words::tr("the test category was removed");
}

/// What a passed step found.
struct PassedText
{
    DrillStep kind;
    QString (*text)(const DrillReport &report);
};

constexpr std::array kPassed{
    PassedText{DrillStep::Write, writtenText},
    PassedText{DrillStep::Wait, waitedText},
    PassedText{DrillStep::Read, readText},
    PassedText{DrillStep::Remove, removedText},
};
static_assert(hasRowsTo(kPassed, DrillStep::Remove));

QString passedText(const DrillReport &report, DrillStep step)
{
    return std::ranges::find(kPassed, step, &PassedText::kind)->text(report);
}

QString errorText(const DrillResult &result)
{
    return result.error ? sentence(*result.error) : Words::tr("This step failed for an unknown reason.");
}

QString goneText(DrillStep step)
{
    if (step == DrillStep::Remove)
        return Words::tr("The test category no longer exists: the database lost it, or somebody deleted it.");
    return Words::tr("The second process did not find the test category: the database lost it.");
}

constexpr std::array kVerdicts{
    Word{DrillVerdict::UnderWay, QT_TRANSLATE_NOOP("budget::wording", "The drill is running.")},
    Word{DrillVerdict::Passed,
         QT_TRANSLATE_NOOP("budget::wording", "Passed: a second process found the test category %1 later.")},
    Word{DrillVerdict::Refused, QT_TRANSLATE_NOOP("budget::wording", "The drill was not run; nothing was written.")},
    Word{DrillVerdict::Lost,
         QT_TRANSLATE_NOOP("budget::wording", "Failed: the database did not keep the test category.")},
    Word{DrillVerdict::Failed, QT_TRANSLATE_NOOP("budget::wording", "Failed: the drill could not be completed.")},
    Word{DrillVerdict::Cancelled, QT_TRANSLATE_NOOP("budget::wording", "Cancelled.")},
};
static_assert(hasRowsTo(kVerdicts, DrillVerdict::Cancelled));

/// What became of the marker, if it may still be in the ledger.
QString fateText(MarkerFate fate)
{
    if (fate == MarkerFate::Unknown)
        return Words::tr("The test category may still exist; the program removes it at the next start.");
    return fate == MarkerFate::Left ? Words::tr("The test category was not removed, because it is in use now.")
                                    : QString();
}

constexpr std::array kSteps{
    Word{DrillStep::Write, QT_TRANSLATE_NOOP("budget::wording", "Written")},
    Word{DrillStep::Wait, QT_TRANSLATE_NOOP("budget::wording", "Waited")},
    Word{DrillStep::Read, QT_TRANSLATE_NOOP("budget::wording", "Read by another process")},
    Word{DrillStep::Remove, QT_TRANSLATE_NOOP("budget::wording", "Removed again")},
};
static_assert(hasRowsTo(kSteps, DrillStep::Remove));

constexpr std::array kStates{
    Word{DrillState::Waiting, QT_TRANSLATE_NOOP("budget::wording", "not yet")},
    Word{DrillState::Running, QT_TRANSLATE_NOOP("budget::wording", "running")},
    Word{DrillState::Passed, QT_TRANSLATE_NOOP("budget::wording", "done")},
    Word{DrillState::Failed, QT_TRANSLATE_NOOP("budget::wording", "failed")},
    Word{DrillState::Skipped, QT_TRANSLATE_NOOP("budget::wording", "skipped")},
};
static_assert(hasRowsTo(kStates, DrillState::Skipped));

constexpr std::array kFaults{
    Word{DrillFault::CategoryThere,
         QT_TRANSLATE_NOOP("budget::wording",
                           "A category ‘%1’ already exists and was not created by a drill, so it was not changed. "
                           "Rename or delete it first.")},
    Word{DrillFault::AnotherDrill,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Another drill is running here, or was interrupted on another computer. Try again when it "
                           "has ended; after two hours its category is removed.")},
    Word{DrillFault::Gone, nullptr},
    Word{DrillFault::Replaced,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "The second process found a category ‘%1’, but not the one that this drill wrote: the database lost it.")},
    Word{DrillFault::ReaderNotStarted,
         QT_TRANSLATE_NOOP("budget::wording", "The second process could not be started.")},
    Word{DrillFault::ReaderEnded,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The second process ended before it answered, so the result is unknown. Try again.")},
    Word{DrillFault::ReaderSilent,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "The second process did not answer in time and was ended, so the result is unknown. Try again.")},
    Word{DrillFault::InUse,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "Expenses use the test category, so it was not removed. It is an ordinary category from now on.")},
    Word{DrillFault::Changed,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Somebody has changed the test category meanwhile, so it was not removed. It is an ordinary "
                           "category from now on.")},
    Word{DrillFault::Cancelled, QT_TRANSLATE_NOOP("budget::wording", "Cancelled.")},
    Word{DrillFault::Failed, nullptr},
};
static_assert(hasRowsTo(kFaults, DrillFault::Failed));

} // namespace

QString drillPurpose()
{
    return Words::tr("Writes a test category ‘%1’, waits, lets a second process read it through its own connection, "
                     "and removes it.")
        .arg(kMarkerName);
}

QString drillStepTitle(DrillStep step)
{
    return wordIn(kSteps, step);
}

QString drillStateName(DrillState state)
{
    return wordIn(kStates, state);
}

QString drillEvidence(const DrillReport &report, DrillStep step)
{
    const DrillResult &result = report.result(step);
    if (result.state == DrillState::Failed)
        return drillFaultText(report, step);
    if (result.state != DrillState::Passed)
        return {};
    return passedText(report, step) + u" · "_s + clockText(result.at);
}

QString drillFaultText(const DrillReport &report, DrillStep step)
{
    const DrillResult &result = report.result(step);
    if (!result.fault)
        return {};
    if (*result.fault == DrillFault::Gone)
        return goneText(step);
    if (*result.fault == DrillFault::Failed)
        return errorText(result);
    return wordIn(kFaults, *result.fault, kMarkerName);
}

QString drillTime(const DrillResult &result)
{
    const bool hasRun = result.state == DrillState::Passed || result.state == DrillState::Failed;
    return hasRun ? Words::tr("%1 ms").arg(QLocale().toString(static_cast<qlonglong>(result.time.count()))) : QString();
}

QString drillVerdictText(const DrillReport &report)
{
    const QString fate = fateText(report.fate);
    const QString verdict = wordIn(kVerdicts, report.verdict(), secondsText(report.wait));
    return fate.isEmpty() || report.verdict() == DrillVerdict::UnderWay ? verdict : verdict + u' ' + fate;
}

QStringList drillStepLines(const DrillReport &report, DrillStep step)
{
    const DrillResult &result = report.result(step);
    QString line =
        u"%1  %2%3"_s.arg(static_cast<int>(step) + 1).arg(drillStateName(result.state), -11).arg(drillStepTitle(step));
    if (const QString evidence = drillEvidence(report, step); !evidence.isEmpty())
        line += u": "_s + evidence;
    if (const QString time = drillTime(result); !time.isEmpty())
        line += u"  ["_s + time + u']';
    QStringList lines{line};
    if (result.error) {
        if (const QString technical = technicalText(*result.error); !technical.isEmpty())
            lines << QString(14, u' ') + technical;
    }
    return lines;
}

QString drillText(const DrillReport &report)
{
    QStringList lines{plainLine(report.place)};
    for (std::size_t i = 0; i < kDrillStepCount; ++i)
        lines += drillStepLines(report, static_cast<DrillStep>(i));
    lines << drillVerdictText(report);
    return lines.join(u'\n') + u'\n';
}

} // namespace budget::wording
