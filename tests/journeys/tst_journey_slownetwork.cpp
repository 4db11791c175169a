// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "journeys/stage.h"
#include "support/links/faultproxy.h"
#include "support/servers/postgrescluster.h"
#include "support/stallwatch.h"

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A slow network, and a server that stops.
class JourneySlowNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWindowAnswersWhileEveryFlightTakesLonger()
    {
        const Database database = sharedCluster().createDatabase();
        FaultProxy proxy(sharedCluster().port());
        Stage stage(optionsFor(sharedCluster(), database, proxy.port()));
        firstExpense(stage);   // loads fonts, icons and dialogs
        proxy.setDelay(300ms); // a save is one round trip; below 0.2 s the window shows no sign of it
        StallWatch watch;
        stage.enter(u"3/6/2024"_s, u"Butter"_s, u"Food"_s, u"2.10"_s);
        QVERIFY(stage.comes("savingEntryLabel"));
        QVERIFY(stage.showsExpense(u"Butter"_s));
        QVERIFY(stage.goes("savingEntryLabel"));
        stage.showMonthOf(QDate(2024, 4, 1));
        QVERIFY(stage.waitFor([&] { return !stage.expenses().contains(u"Butter"_s); }));
        stage.showMonthOf(QDate(2024, 3, 1));
        QVERIFY(stage.showsExpense(u"Butter"_s));
        QVERIFY2(watch.longestStall() < 50ms, qPrintable(QString::number(watch.longestStall().count())));
    }

    void aServerThatStopsDuringASaveCostsNothingThatWasTyped()
    {
        PostgresCluster cluster;
        QVERIFY2(cluster.start(), qPrintable(cluster.errorText()));
        const Database database = cluster.createDatabase();
        FaultProxy proxy(cluster.port());
        Stage stage(optionsFor(cluster, database, proxy.port()));
        firstExpense(stage);

        proxy.setDelay(500ms);
        stage.enter(u"3/6/2024"_s, u"Butter"_s, u"Food"_s, u"2.10"_s);
        QVERIFY(stage.comes("savingEntryLabel"));
        QVERIFY(cluster.stop(PostgresCluster::StopMode::Immediate));
        QVERIFY(stage.waitFor([&] { return stage.text("savingEntryLabel").startsWith(u"Checking"_s); }));
        QVERIFY(stage.comes("cancelEntryButton"));
        stage.click("cancelEntryButton");
        QVERIFY(stage.comes("noticeLabel"));
        QVERIFY(stage.goes("savingEntryLabel"));
        QVERIFY(stage.text("noticeLabel").contains(u"not certain"_s));
        QVERIFY(!stage.text("noticeLabel").contains(u"server closed"_s)); // not the driver's text
        QCOMPARE(stage.text("descriptionEdit"), u"Butter"_s);
        QCOMPARE(stage.text("amountEdit"), u"2.10"_s);
        QCOMPARE(stage.text("categoryCombo"), u"Food"_s);
        QCOMPARE(stage.text("stateLabel"), u"Lost"_s);

        proxy.setDelay(0ms);
        QVERIFY(cluster.startAgain());
        stage.pressKey("amountEdit", Qt::Key_Return);
        QVERIFY(stage.showsExpense(u"Butter"_s));
        QCOMPARE(cluster.sql(database.name, u"SELECT count(*) FROM expenses WHERE description = 'Butter'"_s), u"1"_s);
        QVERIFY(stage.waitFor([&] { return stage.text("stateLabel") == u"Connected"_s; }));
    }

    /// The notice says that nothing was saved. Once the server answers, it is no longer shown as an error.
    void aFailedEntryIsRedOnlyAsLongAsTheServerIsAway()
    {
        const Database database = sharedCluster().createDatabase();
        FaultProxy proxy(sharedCluster().port());
        Stage stage(optionsFor(sharedCluster(), database, proxy.port()));
        firstExpense(stage);
        proxy.setRefusing(true);
        proxy.cutAll();
        stage.enter(u"3/6/2024"_s, u"Butter"_s, u"Food"_s, u"2.10"_s);
        QVERIFY(stage.comes("noticeLabel"));
        QVERIFY2(stage.text("noticeLabel").startsWith(u"Not saved. "_s), qPrintable(stage.text("noticeLabel")));
        QCOMPARE(stage.text("descriptionEdit"), u"Butter"_s);

        proxy.setRefusing(false);
        stage.window().refresh();
        QVERIFY(stage.waitFor([&] { return stage.text("noticeLabel").startsWith(u"The server answers again."_s); }));
        stage.click("noticeActionButton");
        QVERIFY(stage.showsExpense(u"Butter"_s));
        QVERIFY(stage.goes("noticeLabel"));
    }

    void theWindowStaysOpenUntilASaveHasItsAnswer()
    {
        const Database database = sharedCluster().createDatabase();
        FaultProxy proxy(sharedCluster().port());
        Stage stage(optionsFor(sharedCluster(), database, proxy.port()));
        firstExpense(stage);
        proxy.setDelay(400ms);
        stage.enter(u"3/6/2024"_s, u"Butter"_s, u"Food"_s, u"2.10"_s);
        QVERIFY(stage.waitFor([&] { return stage.session().status().pendingWrites == 1; }));
        QVERIFY(!stage.window().close());
        QVERIFY(stage.window().isVisible());
        QVERIFY(stage.waitFor([&] { return !stage.window().isVisible(); }));
        QCOMPARE(sharedCluster().sql(database.name, u"SELECT count(*) FROM expenses"_s), u"2"_s);
    }

private:
    static StartOptions optionsFor(PostgresCluster &cluster, const Database &database, quint16 port)
    {
        StartOptions options;
        options.given = *parseConnectionUrl(cluster.url(database, port));
        return options;
    }

    static void firstExpense(Stage &stage)
    {
        stage.showMonthOf(QDate(2024, 3, 5));
        QVERIFY(stage.comes("descriptionEdit"));
        stage.enter(u"3/5/2024"_s, u"Bread"_s, u"Food"_s, u"3.20"_s);
        stage.click("noticeActionButton");
        stage.introduce(u"Alice"_s, u"alice@example.com"_s);
        QVERIFY(stage.showsExpense(u"Bread"_s));
    }
};

int main(int argc, char **argv)
{
    return runJourney<JourneySlowNetwork>(argc, argv);
}

#include "tst_journey_slownetwork.moc"
