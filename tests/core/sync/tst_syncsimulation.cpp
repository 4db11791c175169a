// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/simworld.h"

#include <QTest>

using namespace budget;
using namespace budget::test;

namespace {

int seeds()
{
    bool isGiven = false;
    const int number = qEnvironmentVariableIntValue("BUDGET_SYNC_SEEDS", &isGiven);
    return isGiven ? number : 1'500;
}

QByteArray faultOf(quint64 seed, const SimRules &rules = {})
{
    SimWorld world(seed, rules);
    world.run();
    if (qEnvironmentVariableIsSet("BUDGET_SYNC_LOG"))
        qWarning("%s", world.log().constData());
    return world.fault();
}

} // namespace

/// BUDGET_SYNC_SEEDS is the number of seeds, BUDGET_SYNC_FIRST the first one.
class TestSyncSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryPropertyThroughEverySeed()
    {
        const int first = qEnvironmentVariableIntValue("BUDGET_SYNC_FIRST");
        QByteArrayList broken;
        for (int seed = first; seed < first + seeds(); ++seed) {
            if (const QByteArray fault = faultOf(quint64(seed)); !fault.isEmpty())
                broken << "seed " + QByteArray::number(seed) + ": " + fault;
        }
        QVERIFY2(broken.isEmpty(),
                 QByteArray::number(broken.size()) + " seeds\n"
                     + broken.first(qMin<qsizetype>(broken.size(), 20)).join('\n'));
    }

    void theSameSeedGivesTheSameLog()
    {
        for (quint64 seed = 0; seed < 20; ++seed) {
            SimWorld one(seed);
            SimWorld two(seed);
            one.run();
            two.run();
            QVERIFY(!one.log().isEmpty());
            QCOMPARE(one.log(), two.log());
        }
    }

    void noticesARuleThatIsTakenAway_data();
    void noticesARuleThatIsTakenAway();
};

void TestSyncSimulation::noticesARuleThatIsTakenAway_data()
{
    QTest::addColumn<int>("rule");
    for (std::size_t i = 0; i < SimRules::all().size(); ++i)
        QTest::newRow(SimRules::all()[i].name) << int(i);
}

void TestSyncSimulation::noticesARuleThatIsTakenAway()
{
    QFETCH(int, rule);
    SimRules rules;
    rules.*SimRules::all()[std::size_t(rule)].rule = false;
    int seed = 0;
    while (seed < 2'000 && faultOf(quint64(seed), rules).isEmpty())
        ++seed;
    QVERIFY(seed < 2'000);
    qInfo("seed %d: %s", seed, faultOf(quint64(seed), rules).constData());
}

QTEST_APPLESS_MAIN(TestSyncSimulation)
#include "tst_syncsimulation.moc"
