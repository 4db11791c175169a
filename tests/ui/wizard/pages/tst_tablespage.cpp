// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/tablespage.h"

#include "core/reading/connectionurl.h"
#include "db/schema/variants.h"
#include "support/coursetables.h"
#include "support/places/scratchhome.h"
#include "support/servers/postgrescluster.h"
#include "ui/checks/tablestree.h"
#include "ui/checks/tablesview.h"
#include "ui/wizard/setupstage.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>

#include <algorithm>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;
using test::Setup;
using test::sharedCluster;

namespace {

const test::ScratchHome kHome; // it has no keychain

/// Receives the URLs that the program opens in the browser.
class Browser : public QObject
{
    Q_OBJECT

public:
    Browser() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"https"_s); }

    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened << url; }
};

struct Looked : Setup
{
    explicit Looked(const test::Database &database)
    {
        if (!goToServer())
            qFatal("the wizard does not go to the server's page");
        box().setPlainText(sharedCluster().url(database));
        if (!goFromConnectionTo("tablesPage"))
            qFatal("the wizard does not go to the tables");
    }

    [[nodiscard]] TablesView &view() { return part<TablesView>(wizard, "tablesView"); }
    [[nodiscard]] bool hasLooked() { return !view().isBusy() && view().found() && *view().found(); }
    [[nodiscard]] QString verdict() { return part<QLabel>(wizard, "tablesVerdictLabel").text(); }
    /// 'table: state' for each table, each followed by 'column: state' for columns that are not as expected.
    [[nodiscard]] QStringList tree()
    {
        QStringList lines;
        const auto &shown = part<TablesTree>(wizard, "tablesTree");
        for (int row = 0; row < shown.topLevelItemCount(); ++row) {
            const auto *table = shown.topLevelItem(row);
            lines << table->text(TablesTree::NameColumn) + u": "_s + table->text(TablesTree::StateColumn);
            for (int child = 0; child < table->childCount(); ++child)
                addColumn(lines, *table->child(child));
        }
        return lines;
    }

private:
    static void addColumn(QStringList &lines, const QTreeWidgetItem &column)
    {
        const QString state = column.text(TablesTree::StateColumn);
        if (state.isEmpty() || state == u"as expected"_s)
            return;
        lines << u"  "_s + column.text(TablesTree::NameColumn) + u": "_s + state;
        if (column.icon(TablesTree::StateColumn).isNull())
            qFatal("a state has no icon");
    }
};

test::Database databaseOf(const QString &variant)
{
    const test::Database database = sharedCluster().createDatabase();
    const auto all = test::variants();
    const auto found = std::ranges::find(all, variant, &test::Variant::name);
    (void)test::ownerSql(database, sharedCluster().port(), sharedCluster().caFile(), found->ddl);
    return database;
}

QString tablesOf(const test::Database &database)
{
    return sharedCluster().sql(database.name,
                               u"SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables "
                               "WHERE schemaname = 'public'"_s);
}

} // namespace

class TestTablesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutTablesTheDrillStartsAtAFieldThatIsEnabled()
    {
        const test::Database database = sharedCluster().createDatabase();
        Looked s(database);
        QTRY_VERIFY(s.hasLooked());
        QVERIFY(s.goFromConnectionTo("drillPage"));
        QVERIFY(!s.button("startDrillButton").isEnabled());
        QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isEnabled());
        QVERIFY(part<QWidget>(s.wizard, "drillPage").isAncestorOf(QApplication::focusWidget()));
    }

    void nothingIsCreatedBeforeSomebodySaysSo()
    {
        const test::Database database = sharedCluster().createDatabase();
        Looked s(database);
        QTRY_VERIFY_WITH_TIMEOUT(s.hasLooked(), 30'000);
        QCOMPARE(s.verdict(), u"None of the three tables exists yet; they can be created."_s);
        QCOMPARE(s.tree(),
                 (QStringList{u"users: missing"_s, u"categories: missing"_s, u"expenses: missing"_s,
                              u"The program's own tables: missing"_s}));
        const QString sql = part<QPlainTextEdit>(s.wizard, "sqlEdit").toPlainText();
        QVERIFY2(sql.startsWith(u"BEGIN;"_s) && sql.contains(u"CREATE TABLE expenses"_s), qPrintable(sql));
        QCOMPARE(tablesOf(database), QString());
        QTRY_VERIFY_WITH_TIMEOUT(s.button("nextButton").isEnabled(), 15'000);

        s.button("createTablesButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(s.verdict().startsWith(u"The tables were created and verified"_s), 30'000);
        QVERIFY(tablesOf(database).contains(u"categories expenses users"_s));
        QVERIFY(!part<QWidget>(s.wizard, "sqlPanel").isVisible());
        QCOMPARE(s.tree(),
                 (QStringList{u"users: as expected"_s, u"categories: as expected"_s, u"expenses: as expected"_s,
                              u"The program's own tables: as expected"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(s.button("nextButton").isEnabled(), 15'000);
        s.button("cancelButton").click();
    }

    void tablesThatDifferAreAdoptedAndSayWhatThatCosts()
    {
        const test::Database database = databaseOf(u"V5"_s);
        const QString before = sharedCluster().sql(database.name, test::catalogueOfCourseTables());
        Looked s(database);
        QTRY_VERIFY_WITH_TIMEOUT(s.hasLooked(), 30'000);
        QVERIFY(s.verdict().endsWith(u"it works with them as they are."_s));
        QCOMPARE(s.tree(),
                 (QStringList{u"users: differs"_s, u"  name: missing"_s, u"  created_at: missing"_s,
                              u"categories: differs"_s, u"  color: missing"_s, u"expenses: differs"_s,
                              u"  date: missing"_s, u"  created_at: missing"_s,
                              u"The program's own tables: missing"_s}));
        const QString text = s.view().plainText();
        QVERIFY2(text.contains(u"colours are stored in a table of the program's own"_s), qPrintable(text));
        QCOMPARE(part<QPushButton>(s.wizard, "createTablesButton").text(), u"Create the progra&m's own tables"_s);
        QCOMPARE(sharedCluster().sql(database.name, test::catalogueOfCourseTables()), before);
        QTRY_VERIFY_WITH_TIMEOUT(s.button("nextButton").isEnabled(), 15'000);
    }

    void tablesOfNoUseAreExplainedAndAnotherDatabaseIsOffered()
    {
        const test::Database database = databaseOf(u"V8"_s);
        Looked s(database);
        QTRY_VERIFY_WITH_TIMEOUT(s.hasLooked(), 30'000);
        QVERIFY(s.verdict().contains(u"cannot work with these tables and does not change them"_s));
        QVERIFY(!part<QWidget>(s.wizard, "sqlPanel").isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!s.button("nextButton").isEnabled(), 15'000);
        QCOMPARE(tablesOf(database), u"categories expenses"_s);
        QVERIFY(s.shows("otherDatabaseButton"));
        s.button("otherDatabaseButton").click();
        QVERIFY(s.shows("connectionPage"));
        QVERIFY(s.field("databaseEdit").hasFocus());
    }

    void aRoleThatMayNotCreateTablesSeesTheGrant()
    {
        const test::Database database = sharedCluster().createDatabase();
        (void)sharedCluster().sql(
            database.name,
            u"REVOKE CREATE ON SCHEMA public FROM PUBLIC, \"%1\"; ALTER SCHEMA public OWNER TO postgres;"_s.arg(
                database.role));
        Looked s(database);
        QTRY_VERIFY_WITH_TIMEOUT(s.hasLooked(), 30'000);
        const QString grant = part<QPlainTextEdit>(s.wizard, "grantEdit").toPlainText();
        QVERIFY2(grant.startsWith(u"GRANT USAGE, CREATE ON SCHEMA public TO"_s), qPrintable(grant));
        QVERIFY(s.shows("grantPanel") && !s.button("nextButton").isEnabled());
        part<QPushButton>(s.wizard, "copyGrantButton").click();
        QCOMPARE(QApplication::clipboard()->text(), grant);
        s.button("createTablesButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(s.shows("tablesMessageLabel") && !s.view().isBusy(), 30'000);
        QCOMPARE(tablesOf(database), QString());
        (void)sharedCluster().sql(database.name, grant);
        s.button("lookAgainButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(s.button("nextButton").isEnabled(), 30'000);
        QVERIFY(!s.shows("grantPanel"));
    }

    void aKnownResultIsNotAskedForAgain()
    {
        const test::Database database = databaseOf(u"V0"_s);
        Looked s(database);
        QTRY_VERIFY_WITH_TIMEOUT(s.button("nextButton").isEnabled(), 30'000);
        s.button("nextButton").click();
        QVERIFY(s.shows("drillPage"));
        s.button("backButton").click();
        QVERIFY(s.shows("tablesPage") && !s.view().isBusy());
        QVERIFY(s.button("nextButton").isEnabled());
    }

    void aDrillIsOfferedWhereThereAreTables_data()
    {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<bool>("isOffered");
        QTest::newRow("the course's") << u"V0"_s << true;
        QTest::newRow("adopted") << u"V2"_s << true;
        QTest::newRow("none") << QString() << false;
    }
    void aDrillIsOfferedWhereThereAreTables()
    {
        QFETCH(QString, variant);
        QFETCH(bool, isOffered);
        Looked s(variant.isEmpty() ? sharedCluster().createDatabase() : databaseOf(variant));
        QTRY_VERIFY_WITH_TIMEOUT(s.button("nextButton").isEnabled(), 30'000);
        s.button("nextButton").click();
        QVERIFY(s.shows("drillPage"));
        QCOMPARE(part<QPushButton>(s.wizard, "startDrillButton").isEnabled(), isOffered);
        QCOMPARE(s.shows("noTablesLabel"), !isOffered);
        QVERIFY(s.button("nextButton").isEnabled()); // the drill is optional
    }

    void neonsEditorIsOpenedAndTheQueryIsCopied()
    {
        Browser browser;
        const auto address = parseConnectionUrl(
            u"postgresql://alice:x@ep-cool-breeze-123456.us-east-2.aws.neon.tech/neondb"_s);
        TablesView view;
        view.show();
        QVERIFY(!part<QPushButton>(view, "neonEditorButton").isVisible());
        view.setTask({.login = *address}); // sends nothing
        auto &button = part<QPushButton>(view, "neonEditorButton");
        QVERIFY(button.isVisible());
        button.click();
        QCOMPARE(browser.opened.size(), 1);
        QCOMPARE(browser.opened.first().host(), u"console.neon.tech"_s);
        const QString query = QApplication::clipboard()->text();
        QVERIFY(query.startsWith(u"SELECT table_schema, table_name"_s));
        QVERIFY(part<QLabel>(view, "neonHintLabel").text().contains(u"was copied"_s));
        const test::Database database = databaseOf(u"V0"_s);
        QVERIFY(sharedCluster().sql(database.name, query).contains(u"public|expenses"_s));
    }

    void lookingCanBeStopped()
    {
        const test::Database database = databaseOf(u"V0"_s);
        Looked s(database);
        QTRY_VERIFY_WITH_TIMEOUT(s.hasLooked(), 30'000);
        s.button("lookAgainButton").click();
        QVERIFY(s.view().isBusy() && s.shows("stopLookingButton"));
        s.button("stopLookingButton").click();
        QVERIFY(!s.view().isBusy());
        QCOMPARE(part<QLabel>(s.wizard, "tablesMessageLabel").text(), u"Stopped."_s);
        QVERIFY(s.hasLooked()); // the earlier result stays
    }
};

QTEST_MAIN(TestTablesPage)
#include "tst_tablespage.moc"
