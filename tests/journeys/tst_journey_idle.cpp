// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "journeys/stage.h"
#include "support/links/faultproxy.h"
#include "support/servers/postgrescluster.h"

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Twenty seconds, or as many minutes as BUDGET_IDLE_MINUTES says.
std::chrono::seconds idleTime()
{
    bool isGiven = false;
    const int minutes = qEnvironmentVariableIntValue("BUDGET_IDLE_MINUTES", &isGiven);
    return isGiven ? std::chrono::minutes(minutes) : 20s;
}

} // namespace

/// An open window over a database that wants to sleep sends nothing at all while nobody works.
class JourneyIdle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSentWhileNobodyWorks()
    {
        const Database database = sharedCluster().createDatabase();
        FaultProxy proxy(sharedCluster().port());
        StartOptions options;
        options.given = *parseConnectionUrl(sharedCluster().url(database, proxy.port()));
        options.addSample = true;
        Stage stage(options);
        QVERIFY(stage.showsExpense(u"Gas"_s));
        QVERIFY(stage.waitFor([&] { return proxy.quietFor() > 1s; }));
        proxy.resetFlights();
        QVERIFY(proxy.links() > 0);
        QTest::qWait(static_cast<int>(std::chrono::milliseconds(idleTime()).count()));
        QCOMPARE(proxy.bytes(Direction::ToServer), 0);
        QCOMPARE(proxy.bytes(Direction::ToClient), 0);
        QVERIFY(proxy.links() > 0); // there was somebody to say something
        stage.showMonthOf(QDate(2024, 2, 1));
        QVERIFY(stage.waitFor([&] { return proxy.bytes(Direction::ToServer) > 0; })); // and it would have been seen
    }
};

int main(int argc, char **argv)
{
    return runJourney<JourneyIdle>(argc, argv);
}

#include "tst_journey_idle.moc"
