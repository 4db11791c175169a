// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectionoverview.h"

#include "core/reading/connectionurl.h"
#include "support/places/scratchhome.h"
#include "support/servers/postgrescluster.h"
#include "ui/address/connectionparts.h"
#include "ui/checks/checklistview.h"
#include "ui/checks/drillview.h"
#include "ui/checks/tablesview.h"
#include "ui/connection/journalview.h"
#include "ui/connection/poolview.h"
#include "ui/frame/mainwindow.h"
#include "ui/localledger.h"
#include "ui/look/iconlabel.h"
#include "words/reports/journalwords.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;
using test::sharedCluster;

namespace {

const test::ScratchHome kHome;

struct Shown
{
    Shown()
    {
        window.show();
        (void)QTest::qWaitForWindowActive(&window);
    }

    [[nodiscard]] bool openServer(const test::Database &database)
    {
        const auto address = parseConnectionUrl(sharedCluster().url(database));
        return address && ledger.answer(ledger.session.open(*address)).has_value();
    }
    void goThere()
    {
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        if (!page().isVisible())
            qFatal("the page does not come by its key");
    }
    ConnectionOverview &page() { return part<ConnectionOverview>(window, "connectionOverview"); }
    QTabWidget &tabs() { return part<QTabWidget>(window, "overviewTabs"); }
    CheckListView &checks() { return *page().findChild<CheckListView *>(); }
    TablesView &tables() { return *page().findChild<TablesView *>(); }
    QString text(const char *label) { return part<QLabel>(page(), label).text(); }
    QPushButton &button(const char *name) { return part<QPushButton>(page(), name); }

    test::LocalLedger ledger;
    MainWindow window{ledger.session, ledger.preferences, ledger.profiles, ledger.journal};
};

QString connectionsOf(const test::Database &database)
{
    return sharedCluster().sql(u"postgres"_s,
                               u"SELECT count(*) FROM pg_stat_activity WHERE datname = '%1'"_s.arg(database.name));
}

} // namespace

class TestConnectionOverview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClickOnTheStatusBarOpensIt()
    {
        Shown s;
        QVERIFY(!part<QToolButton>(s.window, "detailsButton").isVisible()); // no ledger is open
        QVERIFY(s.ledger.open());
        part<QToolButton>(s.window, "detailsButton").click();
        QVERIFY(s.page().isVisible());
        QCOMPARE(part<QListWidget>(s.window, "navigationList").currentItem()->text(), u"Connection"_s);
    }

    void aFileHasNoNetworkAndSaysSo()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        s.goThere();
        QCOMPARE(s.text("overviewStateLabel"), u"Local file"_s);
        QVERIFY(!part<IconLabel>(s.page(), "overviewStateIconLabel").icon().isNull());
        QVERIFY(!s.page().plainText().contains(u"Route"_s));
        s.tabs().setCurrentIndex(1);
        s.button("checkAgainButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(!s.checks().isRunning(), 15'000);
        const Checklist &list = s.checks().checklist();
        QVERIFY(list.isComplete() && !list.firstFailure());
        QCOMPARE(list.result(Check::NameResolves).state, CheckState::NotNeeded);
        QCOMPARE(list.result(Check::RoundTrip).state, CheckState::Passed); // through the session's connection
        s.tabs().setCurrentIndex(2);
        s.button("lookAgainButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(!s.tables().isBusy(), 15'000);
        QCOMPARE(s.text("tablesVerdictLabel"), u"The tables are as the program expects them."_s);
    }

    /// A script that inserts rows with ids of its own does not advance the sequence.
    void aSequenceThatLagsIsNamedWithItsRepair()
    {
        const test::Database database = sharedCluster().createDatabase();
        Shown s;
        QVERIFY(s.openServer(database));
        (void)sharedCluster().sql(database.name, u"INSERT INTO categories (id, name) VALUES (1, 'a'), (2, 'b')"_s);
        s.goThere();
        s.tabs().setCurrentIndex(2);
        QVERIFY(!part<QWidget>(s.page(), "sequencePanel").isVisible());
        s.button("lookAgainButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(!s.tables().isBusy(), 15'000);
        QVERIFY(part<QWidget>(s.page(), "sequencePanel").isVisible());
        const QString repair = part<QPlainTextEdit>(s.page(), "sequenceEdit").toPlainText();
        QVERIFY2(repair.contains(u"setval"_s) && repair.contains(u"categories"_s), qPrintable(repair));
        QVERIFY(s.text("tablesVerdictLabel").endsWith(u"But new rows would be refused: see below."_s));
        QVERIFY(s.tables().plainText().contains(repair));
        s.button("copySequenceButton").click();
        QCOMPARE(QApplication::clipboard()->text(), repair);
        (void)sharedCluster().sql(database.name, repair);
        s.button("lookAgainButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(!s.tables().isBusy(), 15'000);
        QVERIFY(!part<QWidget>(s.page(), "sequencePanel").isVisible());
        QCOMPARE(s.text("tablesVerdictLabel"), u"The tables are as the program expects them."_s);
    }

    void nothingIsAskedBeforeSomebodySaysSo()
    {
        const test::Database database = sharedCluster().createDatabase();
        Shown s;
        QVERIFY(s.openServer(database));
        QTRY_COMPARE(s.ledger.session.status().pool.inUse, 0);
        const PoolStats before = s.ledger.session.status().pool;
        const QString connections = connectionsOf(database);
        s.goThere();
        for (int tab = 0; tab < s.tabs().count(); ++tab)
            s.tabs().setCurrentIndex(tab);
        QCOMPARE(connectionsOf(database), connections);
        QVERIFY(s.ledger.session.status().pool == before);
        QVERIFY2(s.text("checkVerdictLabel").endsWith(u"wakes the server if it is asleep."_s),
                 qPrintable(s.text("checkVerdictLabel")));
        QVERIFY(!s.checks().isRunning() && !s.tables().isBusy());
    }

    void aServerIsShownWithAllThatIsKnown()
    {
        const test::Database database = sharedCluster().createDatabase();
        Shown s;
        QVERIFY(s.openServer(database));
        s.goThere();
        QCOMPARE(s.text("overviewStateLabel"), u"Connected"_s);
        s.tabs().setCurrentIndex(1);
        s.button("checkAgainButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(!s.checks().isRunning(), 30'000);
        QVERIFY(s.checks().checklist().isComplete() && !s.checks().checklist().firstFailure());
        s.tables().look();
        QTRY_VERIFY_WITH_TIMEOUT(!s.tables().isBusy(), 30'000);
        s.button("copyPageButton").click();
        const QString all = QApplication::clipboard()->text();
        for (const QString &told :
             {u"Connection: Connected"_s, database.name, u"encrypted (TLSv1."_s, u"Password accepted: passed"_s,
              u"users: as expected"_s, u"Opened so far: "_s, u"(pool_recycle): 3600 s"_s, u"Pool size: 5"_s})
            QVERIFY2(all.contains(told), qPrintable(told + u" in\n"_s + all));
        QVERIFY(!all.contains(database.password));
        const auto labels = s.page().findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QVERIFY(!label->text().contains(database.password));
    }

    void theReportHasTheChecksAndWhatHappened()
    {
        const test::Database database = sharedCluster().createDatabase();
        Shown s;
        QVERIFY(s.openServer(database));
        s.goThere();
        s.checks().run();
        QTRY_VERIFY_WITH_TIMEOUT(!s.checks().isRunning(), 30'000);
        s.button("copyReportButton").click();
        const QString report = QApplication::clipboard()->text();
        for (const QString &told : {database.name, u"Password accepted"_s, u"SELECT 1"_s, u"libpq"_s})
            QVERIFY2(report.contains(told), qPrintable(told + u" in\n"_s + report));
        QVERIFY(!report.contains(database.password));
        QCOMPARE(s.ledger.journal.entries().back().kind, JournalKind::Checked);
        QVERIFY(report.contains(wording::journalTitle(JournalKind::Checked)));
    }

    void theDrillAndTheJournalAreThere()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        s.goThere();
        s.tabs().setCurrentWidget(s.page().findChild<JournalView *>());
        QVERIFY(part<QTableView>(s.page(), "journalTable").model()->rowCount() > 0);
        QVERIFY(s.page().findChild<DrillView *>());
    }

    void theSettingsAreChangedWhereAStepNeedsThem()
    {
        const test::Database database = sharedCluster().createDatabase();
        Shown s;
        QVERIFY(s.openServer(database));
        s.goThere();
        const QSignalSpy asked(&s.window, &MainWindow::settingsRequested);
        (void)sharedCluster().sql(u"postgres"_s, u"ALTER ROLE \"%1\" PASSWORD 'another'"_s.arg(database.role));
        s.checks().run();
        QTRY_VERIFY_WITH_TIMEOUT(!s.checks().isRunning(), 30'000);
        QCOMPARE(s.checks().checklist().firstFailure(), Check::PasswordAccepted);
        const auto rows = s.checks().findChildren<CheckRow *>();
        auto &step = part<QPushButton>(*rows.at(static_cast<int>(Check::PasswordAccepted)), "checkActionButton");
        QCOMPARE(step.text(), u"Change the settings…"_s);
        step.click();
        QCOMPARE(asked.size(), 1);
    }

    void missingTablesAreCreatedFromTheChecklist()
    {
        const test::Database database = sharedCluster().createDatabase();
        Shown s;
        QVERIFY(s.openServer(database));
        s.goThere();
        (void)sharedCluster().sql(database.name,
                                  u"DO $$ DECLARE name text; BEGIN FOR name IN SELECT tablename FROM pg_tables "
                                  "WHERE tablename LIKE 'bt\\_%' LOOP EXECUTE 'DROP TABLE ' || name || ' CASCADE'; "
                                  "END LOOP; END $$"_s);
        s.checks().run();
        QTRY_VERIFY_WITH_TIMEOUT(!s.checks().isRunning(), 30'000);
        QCOMPARE(s.checks().checklist().result(Check::Migrations).concern, Concern::MigrationsPending);
        const auto rows = s.checks().findChildren<CheckRow *>();
        part<QPushButton>(*rows.at(static_cast<int>(Check::Migrations)), "checkActionButton").click();
        QVERIFY(s.tables().isVisible() && s.tables().isBusy());
        QTRY_VERIFY_WITH_TIMEOUT(!s.tables().isBusy(), 30'000);
        QVERIFY(part<QPlainTextEdit>(s.page(), "sqlEdit").toPlainText().contains(u"CREATE TABLE bt_operations"_s));
        s.button("createTablesButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(!s.tables().isBusy(), 30'000);
        QVERIFY2(s.text("tablesVerdictLabel").startsWith(u"The tables were created and verified"_s),
                 qPrintable(s.text("tablesVerdictLabel")));
        const QSignalSpy asked(&s.window, &MainWindow::reopeningRequested);
        s.button("noticeActionButton").click();
        QCOMPARE(asked.size(), 1);
    }

    void anotherLedgerLeavesNothingOfTheOneBefore()
    {
        const test::Database database = sharedCluster().createDatabase();
        Shown s;
        QVERIFY(s.openServer(database));
        s.goThere();
        s.checks().run();
        QTRY_VERIFY_WITH_TIMEOUT(!s.checks().isRunning(), 30'000);
        s.tables().look();
        QTRY_VERIFY_WITH_TIMEOUT(!s.tables().isBusy(), 30'000);
        QVERIFY(s.ledger.open());
        QVERIFY(!s.checks().checklist().isComplete() && !s.tables().found());
        QVERIFY(!s.page().plainText().contains(database.name));
    }

    void theTabsAreReachedByKeys()
    {
        Shown s;
        QVERIFY(s.ledger.open());
        s.goThere();
        s.tabs().setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(s.tabs().currentIndex(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), &s.button("checkAgainButton"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(s.checks().checklist().isComplete(), 15'000);
    }
};

QTEST_MAIN(TestConnectionOverview)
#include "tst_connectionoverview.moc"
