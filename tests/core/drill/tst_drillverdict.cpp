// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drill/drillreport.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <array>
#include <optional>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array kStates{DrillState::Waiting, DrillState::Running, DrillState::Passed, DrillState::Failed,
                             DrillState::Skipped};
constexpr int kFaults = int(DrillFault::Failed) + 1;
constexpr int kFates = int(MarkerFate::Unknown) + 1;

/// A report whose steps have the states that `code` encodes: one digit per step, in the base of the number of states.
DrillReport reportOf(int code)
{
    DrillReport report;
    for (DrillResult &result : report.results) {
        result.state = kStates[static_cast<std::size_t>(code % int(kStates.size()))];
        code /= int(kStates.size());
    }
    return report;
}

constexpr int kCombinations = 5 * 5 * 5 * 5;

QJsonObject step(const QJsonObject &json, int index)
{
    return json[u"steps"_s].toArray().at(index).toObject();
}

} // namespace

class TestDrillVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVerdictFollowsWhenEveryStepIsSettled()
    {
        for (int code = 0; code < kCombinations; ++code) {
            const DrillReport report = reportOf(code);
            const bool isSettled = std::ranges::all_of(report.results, &DrillResult::isSettled);
            const bool hasFailed = report.firstFailure().has_value();
            QCOMPARE(report.verdict() == DrillVerdict::UnderWay, !isSettled);
            QCOMPARE(report.verdict() == DrillVerdict::Passed, isSettled && !hasFailed);
        }
    }

    void theFirstFailedStepDecides()
    {
        for (int code = 0; code < kCombinations; ++code) {
            const DrillReport report = reportOf(code);
            std::optional<DrillStep> first;
            for (std::size_t i = 0; i < kDrillStepCount && !first; ++i) {
                if (report.results[i].state == DrillState::Failed)
                    first = static_cast<DrillStep>(i);
            }
            QCOMPARE(report.firstFailure(), first);
        }
    }

    void everyFaultAtEveryStepHasItsVerdict()
    {
        for (int at = 0; at < int(kDrillStepCount); ++at) {
            for (int fault = 0; fault < kFaults; ++fault) {
                for (int fate = 0; fate < kFates; ++fate)
                    verifyVerdict(static_cast<DrillStep>(at), static_cast<DrillFault>(fault),
                                  static_cast<MarkerFate>(fate));
            }
        }
    }

    void aFailureWithoutAFaultIsAFailure()
    {
        DrillReport report = reportOf(0);
        for (DrillResult &result : report.results)
            result.state = DrillState::Skipped;
        report.result(DrillStep::Write).state = DrillState::Failed;
        QCOMPARE(report.verdict(), DrillVerdict::Refused);
        report.fate = MarkerFate::Unknown;
        QCOMPARE(report.verdict(), DrillVerdict::Failed);
    }

    void everyStateFaultAndFateHasANameOfItsOwn()
    {
        QSet<QString> faults;
        QSet<QString> fates;
        QSet<QString> states;
        DrillReport report;
        for (int fault = 0; fault < kFaults; ++fault) {
            report.result(DrillStep::Read).fault = static_cast<DrillFault>(fault);
            faults.insert(step(toJson(report), int(DrillStep::Read))[u"fault"_s].toString());
        }
        for (int fate = 0; fate < kFates; ++fate) {
            report.fate = static_cast<MarkerFate>(fate);
            fates.insert(toJson(report)[u"marker"_s].toString());
        }
        for (const DrillState state : kStates) {
            report.result(DrillStep::Wait).state = state;
            states.insert(step(toJson(report), int(DrillStep::Wait))[u"state"_s].toString());
        }
        QCOMPARE(faults.size(), kFaults);
        QCOMPARE(fates.size(), kFates);
        QCOMPARE(states.size(), kStates.size());
        QVERIFY(!faults.contains(QString()) && !fates.contains(QString()) && !states.contains(QString()));
    }

    void aStepThatWasNotCarriedOutHasNoTimeAndNoProcess()
    {
        const QJsonObject json = toJson(DrillReport());
        QCOMPARE(json[u"verdict"_s].toString(), u"under_way"_s);
        QVERIFY(!json.contains(u"marker_id"_s));
        QCOMPARE(json[u"steps"_s].toArray().size(), int(kDrillStepCount));
        for (int i = 0; i < int(kDrillStepCount); ++i)
            QCOMPARE(step(json, i).keys(), (QStringList{u"state"_s, u"step"_s}));
    }

    void jsonHasAnErrorsDetailOnlyIfThereIsOne()
    {
        DrillReport report;
        DrillResult &read = report.result(DrillStep::Read);
        read.error = Error{ErrorKind::PermissionDenied, Field::Database, {}, u"42501"_s, {}};
        QVERIFY(!step(toJson(report), int(DrillStep::Read)).contains(u"detail"_s));
        read.error->detail = u"FATAL: \"no\""_s;
        QCOMPARE(step(toJson(report), int(DrillStep::Read))[u"detail"_s].toString(), u"FATAL: \"no\""_s);
    }

private:
    static void verifyVerdict(DrillStep at, DrillFault fault, MarkerFate fate)
    {
        DrillReport report;
        for (DrillResult &result : report.results)
            result.state = DrillState::Skipped;
        report.result(at).state = DrillState::Failed;
        report.result(at).fault = fault;
        report.fate = fate;
        const bool isLoss = fault == DrillFault::Gone || fault == DrillFault::Replaced;
        const bool hasBegun = at != DrillStep::Write || fate != MarkerFate::NotWritten;
        const DrillVerdict expected = fault == DrillFault::Cancelled ? DrillVerdict::Cancelled
            : isLoss                                                 ? DrillVerdict::Lost
            : hasBegun                                               ? DrillVerdict::Failed
                                                                     : DrillVerdict::Refused;
        QCOMPARE(report.verdict(), expected);
    }
};

QTEST_APPLESS_MAIN(TestDrillVerdict)
#include "tst_drillverdict.moc"
