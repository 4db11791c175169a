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

/// Twenty seconds, or the minutes in BUDGET_IDLE_MINUTES.
std::chrono::seconds idleTime()
{
    bool isGiven = false;
    const int minutes = qEnvironmentVariableIntValue("BUDGET_IDLE_MINUTES", &isGiven);
    return isGiven ? std::chrono::minutes(minutes) : 20s;
}

} // namespace

/// While nobody uses the window, it sends nothing to the database, so that a server can fall asleep.
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
        QVERIFY(proxy.links() > 0); // the connection is still open
        stage.showMonthOf(QDate(2024, 2, 1));
        QVERIFY(stage.waitFor([&] { return proxy.bytes(Direction::ToServer) > 0; })); // the proxy does count
    }
};

int main(int argc, char **argv)
{
    return runJourney<JourneyIdle>(argc, argv);
}

#include "tst_journey_idle.moc"
