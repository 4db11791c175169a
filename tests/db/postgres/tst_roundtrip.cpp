// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/engines.h"
#include "db/pool/poolways.h"

#include <QTest>

#include <sched.h>

#include <algorithm>
#include <chrono>
#include <vector>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

/// Runs this process and its children on one processor: then the server often answers before the client runs again.
void shareOneProcessor()
{
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(::sched_getcpu()), &one);
    if (::sched_setaffinity(0, sizeof one, &one) != 0)
        qFatal("no processor of its own");
}

double middleOf(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

/// The displayed round trip is the time from sending the flight to the first byte of the answer.
class TestRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { shareOneProcessor(); } // before the server starts, because it inherits the affinity

    void isMostOfTheTimeThatAStatementTakes_data()
    {
        QTest::addColumn<bool>("isTogether");
        QTest::newRow("a statement") << false;
        QTest::newRow("statements together") << true;
    }
    void isMostOfTheTimeThatAStatementTakes()
    {
        QFETCH(bool, isTogether);
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty); // over TLS
        const auto connection = database.connect();
        QVERIFY(!connection->encryption().isEmpty());
        std::vector<double> parts;
        for (int i = 0; i < 300; ++i) {
            const auto start = steady_clock::now();
            if (isTogether)
                QVERIFY(connection->execTogether({{u"SELECT 1"_s}}));
            else
                QVERIFY(connection->exec(u"SELECT 1"_s));
            const std::chrono::duration<double> all = steady_clock::now() - start;
            const std::chrono::duration<double> flight = connection->lastRoundTrip().value();
            QVERIFY(flight <= all);
            parts.push_back(flight / all);
        }
        QVERIFY2(middleOf(parts) > 0.5, qPrintable(QString::number(middleOf(parts))));
    }

    void countsTheWayAndNotTheLengthOfTheAnswer()
    {
        PoolWay way;
        auto connection = way.factory()(std::make_shared<Interrupt>());
        QVERIFY(connection);
        way.proxy().setDelay(100ms);
        QVERIFY((*connection)->exec(u"SELECT 1"_s));
        QVERIFY((*connection)->lastRoundTrip().value() >= 100ms);
    }
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
