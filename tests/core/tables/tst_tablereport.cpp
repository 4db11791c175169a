// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/ledgerlayout.h"
#include "core/tables/tablereport.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

constexpr int kVerdicts = int(TableVerdict::Explained) + 1;
constexpr int kStates = int(TableState::Extra) + 1;
constexpr int kAspects = int(TableAspect::Row) + 1;
constexpr int kCosts = int(TableCost::ParentMissing) + 1;

QJsonObject findingOf(const TableFinding &finding)
{
    return toJson(TableReport{.findings = {finding}})[u"findings"_s].toArray().first().toObject();
}

/// The set of texts that the JSON of a finding has under `key`, for all values of an enumeration; `apply` sets a value.
template <class Apply>
QSet<QString> namesOf(int count, const QString &key, Apply apply)
{
    QSet<QString> names;
    for (int value = 0; value < count; ++value) {
        TableFinding finding{.table = u"expenses"_s};
        apply(finding, value);
        names.insert(findingOf(finding)[key].toString());
    }
    return names;
}

} // namespace

class TestTableReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueHasANameOfItsOwn()
    {
        const auto states = namesOf(kStates, u"state"_s, [](TableFinding &f, int v) { f.state = TableState(v); });
        const auto aspects = namesOf(kAspects, u"aspect"_s, [](TableFinding &f, int v) { f.aspect = TableAspect(v); });
        const auto costs = namesOf(kCosts, u"cost"_s, [](TableFinding &f, int v) { f.cost = TableCost(v); });
        QCOMPARE(states.size(), kStates);
        QCOMPARE(aspects.size(), kAspects);
        QCOMPARE(costs.size(), kCosts);
        QVERIFY(states.contains(u"extra"_s) && aspects.contains(u"row"_s) && costs.contains(u"parent missing"_s));
        QSet<QString> verdicts;
        for (int verdict = 0; verdict < kVerdicts; ++verdict)
            verdicts.insert(toJson(TableReport{.verdict = TableVerdict(verdict)})[u"verdict"_s].toString());
        QCOMPARE(verdicts, (QSet<QString>{u"empty"_s, u"incomplete"_s, u"complete"_s, u"adopted"_s, u"explained"_s}));
    }

    void completeAndAdoptedTablesAreUsable()
    {
        for (int verdict = 0; verdict < kVerdicts; ++verdict) {
            const TableReport report{.verdict = TableVerdict(verdict)};
            const bool isUsable = report.verdict == TableVerdict::Complete || report.verdict == TableVerdict::Adopted;
            QCOMPARE(report.isUsable(), isUsable);
        }
    }

    void aLedgerIsDeployedWithUsableTablesAndTheNewestVersion()
    {
        for (int verdict = 0; verdict < kVerdicts; ++verdict) {
            for (int version = 0; version <= 3; ++version) {
                const TableReport report{.verdict = TableVerdict(verdict), .version = version, .knownVersion = 2};
                QCOMPARE(report.isDeployed(), report.isUsable() && version >= 2);
            }
        }
    }

    void aFindingIsWrittenWithAllItsTexts()
    {
        const TableFinding finding{.table = u"expenses"_s,
                                   .column = u"amount"_s,
                                   .aspect = TableAspect::Type,
                                   .state = TableState::Differs,
                                   .expected = u"numeric(10,2)"_s,
                                   .found = u"\"money\"\n"_s,
                                   .cost = TableCost::AmountsRounded};
        QCOMPARE(findingOf(finding),
                 (QJsonObject{{u"table"_s, u"expenses"_s},
                              {u"column"_s, u"amount"_s},
                              {u"aspect"_s, u"type"_s},
                              {u"state"_s, u"differs"_s},
                              {u"expected"_s, u"numeric(10,2)"_s},
                              {u"found"_s, u"\"money\"\n"_s},
                              {u"cost"_s, u"amounts rounded"_s}}));
    }

    void aPlanIsAReportWithItsStatements()
    {
        const DeploymentPlan plan{.report = {.verdict = TableVerdict::Incomplete, .version = 1, .knownVersion = 2},
                                  .sql = u"CREATE TABLE x;"_s,
                                  .grant = u"GRANT"_s,
                                  .repair = u"SELECT setval"_s,
                                  .rowRepair = u"UPDATE"_s};
        const QJsonObject json = toJson(plan);
        QCOMPARE(json[u"verdict"_s].toString(), u"incomplete"_s);
        QCOMPARE(json[u"version"_s].toInt(), 1);
        QCOMPARE(json[u"known_version"_s].toInt(), 2);
        QCOMPARE(json[u"sql"_s].toString(), plan.sql);
        QCOMPARE(json[u"grant"_s].toString(), plan.grant);
        QCOMPARE(json[u"repair"_s].toString(), plan.repair);
        QCOMPARE(json[u"row_repair"_s].toString(), plan.rowRepair);
        QVERIFY(json[u"findings"_s].toArray().isEmpty());
    }

    void findingsKeepTheirOrder()
    {
        TableReport report;
        for (int i = 0; i < 20; ++i)
            report.findings.push_back({.table = QString::number(i)});
        const QJsonArray findings = toJson(report)[u"findings"_s].toArray();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(findings.at(i)[u"table"_s].toString(), QString::number(i));
    }

    void aPlaceBesideIsNeededForThreeColumns()
    {
        QVERIFY(!LedgerLayout().needsPlaceBeside());
        for (bool LedgerLayout::*column :
             {&LedgerLayout::hasDate, &LedgerLayout::hasColor, &LedgerLayout::hasPersonName}) {
            LedgerLayout layout;
            layout.*column = false;
            QVERIFY(layout.needsPlaceBeside());
        }
        for (bool LedgerLayout::*column : {&LedgerLayout::isAmountExact, &LedgerLayout::hasExpenseTime,
                                           &LedgerLayout::hasPersonTime, &LedgerLayout::hasPlaceBeside}) {
            LedgerLayout layout;
            layout.*column = false;
            QVERIFY(!layout.needsPlaceBeside());
        }
    }
};

QTEST_APPLESS_MAIN(TestTableReport)
#include "tst_tablereport.moc"
