// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes.h"

#include "core/reading/connectionurl.h"
#include "db/schema/variants.h"
#include "support/places/fileplaces.h"
#include "support/servers/postgrescluster.h"
#include "ui/checks/checklistview.h"
#include "ui/checks/drillview.h"
#include "ui/checks/tablesview.h"
#include "ui/frame/mainwindow.h"
#include "ui/startedprogram.h"
#include "ui/wizard/setupstage.h"

#include <QAction>
#include <QApplication>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace budget::test {

using namespace Qt::StringLiterals;

namespace {

/// The main window over a ledger in a file, or on a server.
struct Framed
{
    Framed() { window.show(); }

    [[nodiscard]] bool openServer(const Database &database)
    {
        const auto address = parseConnectionUrl(sharedCluster().url(database));
        return address && ledger.answer(ledger.session.open(*address)).has_value();
    }
    void goTo(int row) { part<QListWidget>(window, "navigationList").setCurrentRow(row); }
    [[nodiscard]] int rows() { return part<QTableView>(window, "expensesTable").model()->rowCount(); }
    void type(const char *field, const QString &text) { part<QLineEdit>(window, field).setText(text); }
    void add() { part<QPushButton>(part<QWidget>(window, "quickEntry"), "addButton").click(); }

    LocalLedger ledger;
    MainWindow window{ledger.session, ledger.preferences, ledger.profiles, ledger.journal};
};

QString urlWith(const Database &database, const QString &from, const QString &to)
{
    return sharedCluster().url(database).replace(from, to);
}

QString variantDdl(const QString &name)
{
    const auto all = variants();
    return std::ranges::find(all, name, &Variant::name)->ddl;
}

} // namespace

bool Scenes::visit(const Visitor &visitor)
{
    m_visitor = visitor;
    visitMonths();
    visitLists();
    visitMenus();
    visitConnection();
    visitPlace();
    visitPaste();
    visitSteps();
    visitChecks();
    visitTables();
    visitFiles();
    return m_isComplete;
}

void Scenes::visitMonths()
{
    Framed s;
    see(u"nothing open"_s, s.window);
    await(u"open"_s, [&] { return s.ledger.open(); });
    see(u"first start"_s, s.window);
    (void)s.ledger.addSample();
    s.window.refresh();
    s.window.showMonth(Month::of({2024, 1, 15}));
    await(u"the sample"_s, [&] { return s.rows() == 4; });
    see(u"small month"_s, s.window);
    QTest::keyClick(&part<QWidget>(s.window, "expensesTable"), Qt::Key_Down);
    part<QWidget>(s.window, "expensesTable").setFocus(Qt::TabFocusReason);
    see(u"small month with a row chosen"_s, s.window);
    s.type("descriptionEdit", u"Lamp"_s);
    s.type("amountEdit", u"4O.00"_s);
    s.add();
    see(u"entry refused"_s, s.window);
    part<QAbstractButton>(s.window, "monthButton").click();
    if (QWidget *popup = QApplication::activePopupWidget()) {
        see(u"choice of the month"_s, *popup);
        popup->close();
    }
    QTest::keyClick(&part<QWidget>(s.window, "expensesTable"), Qt::Key_Return);
    await(u"the dialog"_s, [&] { return openDialog<QDialog>(s.window, "expenseDialog"); });
    if (auto *dialog = openDialog<QDialog>(s.window, "expenseDialog")) {
        part<QLineEdit>(*dialog, "amountEdit").setText(u"x"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        see(u"expense refused"_s, *dialog);
        dialog->reject();
    }
    const auto persons = s.ledger.persons();
    const auto categories = s.ledger.categories();
    const Person sam = s.ledger.addPerson(u"Samantha"_s);
    const Category household = s.ledger.addCategory(u"Household and repairs"_s, u"#7F8C3A"_s);
    for (int i = 0; i < 60; ++i)
        (void)s.ledger.addExpense(i % 3 ? persons.front() : sam, i % 4 ? categories[std::size_t(i % 4)] : household,
                                  i % 5 ? u"Weekly market, vegetables and bread"_s : u"Rent"_s,
                                  i % 7 ? 1234 + i * 991 : (i % 2 ? -1 : 1) * 123456789, QDate(2024, 2, 1 + i % 29));
    (void)s.ledger.addExpense(sam, household, u"Whole amount"_s, 9999999999, QDate(2024, 2, 3));
    s.window.showMonth(Month::of({2024, 2, 15}));
    s.window.refresh();
    await(u"the large month"_s, [&] { return s.rows() == 61; });
    see(u"large month"_s, s.window);
    QTest::keyClick(&part<QWidget>(s.window, "expensesTable"), Qt::Key_Down);
    part<QToolButton>(s.window, "deleteButton").click();
    await(u"deleting"_s, [&] { return s.rows() == 60; });
    see(u"deleted"_s, s.window);
    s.window.showMonth(Month::of({2031, 9, 1}));
    await(u"the empty month"_s, [&] { return part<QWidget>(s.window, "emptyEntryButton").isVisible(); });
    see(u"empty month"_s, s.window);
}

void Scenes::visitLists()
{
    Framed s;
    await(u"open"_s, [&] { return s.ledger.open(); });
    for (int row = 1; row < 3; ++row) {
        s.goTo(row);
        see(u"empty list %1"_s.arg(row), s.window);
    }
    (void)s.ledger.addSample();
    s.window.refresh();
    for (int row = 1; row < 3; ++row) {
        s.goTo(row);
        QTest::qWait(200);
        see(u"list %1"_s.arg(row), s.window);
    }
}

void Scenes::visitMenus()
{
    Framed s;
    await(u"open"_s, [&] { return s.ledger.open(); });
    const auto menus = s.window.findChildren<QMenu *>();
    for (QMenu *menu : menus) {
        if (menu->isEmpty())
            continue;
        menu->popup(s.window.mapToGlobal(QPoint(40, 40)));
        see(u"menu "_s + menu->objectName(), *menu);
        menu->close();
    }
}

void Scenes::visitConnection()
{
    const Database database = sharedCluster().createDatabase();
    Framed s;
    await(u"the server"_s, [&] { return s.openServer(database); });
    s.goTo(3);
    auto &tabs = part<QTabWidget>(s.window, "overviewTabs");
    see(u"connection 0"_s, s.window);
    auto &page = part<QWidget>(s.window, "connectionOverview");
    part<QPushButton>(page, "checkAgainButton").click();
    part<QPushButton>(page, "lookAgainButton").click();
    part<QSpinBox>(page, "drillWaitSpin").setValue(0);
    await(u"checks"_s, [&] { return !page.findChild<CheckListView *>()->isRunning(); });
    await(u"tables"_s, [&] { return !page.findChild<TablesView *>()->isBusy(); });
    for (int tab = 1; tab < tabs.count(); ++tab) {
        tabs.setCurrentIndex(tab);
        see(u"connection %1"_s.arg(tab), s.window);
    }
}

void Scenes::visitPlace()
{
    Setup s;
    see(u"wizard place"_s, s.wizard);
    part<QRadioButton>(s.wizard, "serverRadio").click();
    see(u"wizard place server"_s, s.wizard);
    const QTemporaryDir folder;
    part<QRadioButton>(s.wizard, "localRadio").click();
    const QString path = folder.path() + u"/other.sqlite"_s;
    write(path, "hello, this is no database at all, although somebody chose it");
    s.field("fileEdit").setText(path);
    s.button("nextButton").click();
    await(u"the file's fault"_s, [&] { return !s.errorText().isEmpty(); });
    see(u"wizard place refused"_s, s.wizard);
    s.field("fileEdit").setText(folder.path() + u"/new.sqlite"_s);
    s.button("nextButton").click();
    await(u"the person"_s, [&] { return s.shows("personPage"); });
    see(u"wizard person of a file"_s, s.wizard);
    s.field("personNameEdit").setText(u"Nora"_s);
    s.field("personEmailEdit").setText(u"nora"_s);
    s.button("nextButton").click();
    see(u"wizard person refused"_s, s.wizard);
    s.field("personEmailEdit").clear();
    s.button("nextButton").click();
    see(u"wizard summary of a file"_s, s.wizard);
    s.wizard.reject();
    if (auto *box = openDialog<QMessageBox>(s.wizard, "leaveBox")) {
        see(u"wizard leave"_s, *box);
        box->reject();
    }
}

void Scenes::visitPaste()
{
    const QStringList texts{
        u"postgresql://alex:AbC123dEf@ep-cool-breeze-123456-pooler.us-east-2.aws.neon.tech/neondb?sslmode=require"_s,
        u"postgresql+psycopg2://alex:<password>@ep-cool-breeze-123456.eu-central-1.aws.neon.tech/neondb?sslmode=disable"
        "&pgbouncer=true&schema=home"_s,
        u"host=localhost port=abc user='x"_s, u"postgres://localhost"_s,
        u"DATABASE_URL=postgresql://a:b@one.example.com/first\nOTHER_URL=postgresql://c:d@two.example.com/second"_s};
    for (int i = 0; i < texts.size(); ++i) {
        Setup s;
        (void)s.goToServer();
        if (i == 0) {
            see(u"wizard connection empty"_s, s.wizard);
            s.button("howToButton").click();
            see(u"wizard connection how to"_s, s.wizard);
            s.button("howToButton").click();
        }
        s.box().setPlainText(texts[i]);
        QTest::qWait(50);
        see(u"wizard connection %1"_s.arg(i), s.wizard);
        s.button("nextButton").click();
        if (s.shows("connectionPage"))
            see(u"wizard connection %1 refused"_s.arg(i), s.wizard);
    }
}

void Scenes::visitSteps()
{
    const Database database = sharedCluster().createDatabase();
    Setup s;
    (void)s.goToServer();
    s.box().setPlainText(sharedCluster().url(database));
    await(u"the secret"_s, [&] { return s.goFromConnectionTo("secretPage"); });
    QTest::qWait(2500);
    see(u"wizard secret"_s, s.wizard);
    part<QRadioButton>(s.wizard, "envFileRadio").click();
    QTest::qWait(500);
    see(u"wizard secret in a file"_s, s.wizard);
    await(u"the settings"_s, [&] { return s.goFromConnectionTo("settingsPage"); });
    see(u"wizard settings"_s, s.wizard);
    await(u"the tables"_s, [&] { return s.goFromConnectionTo("tablesPage"); });
    await(u"tables"_s, [&] { return !part<TablesView>(s.wizard, "tablesView").isBusy(); });
    see(u"wizard tables missing"_s, s.wizard);
    s.button("createTablesButton").click();
    await(u"created"_s, [&] { return !part<TablesView>(s.wizard, "tablesView").isBusy(); });
    see(u"wizard tables created"_s, s.wizard);
    await(u"the drill"_s, [&] { return s.goFromConnectionTo("drillPage"); });
    see(u"wizard drill"_s, s.wizard);
    part<QSpinBox>(s.wizard, "drillWaitSpin").setValue(30);
    s.button("startDrillButton").click();
    QTest::qWait(1500);
    see(u"wizard drill running"_s, s.wizard);
    s.button("cancelDrillButton").click();
    await(u"the end of the drill"_s, [&] { return part<DrillView>(s.wizard, "drillView").report().has_value(); });
    see(u"wizard drill cancelled"_s, s.wizard);
    await(u"the person"_s, [&] { return s.goFromConnectionTo("personPage"); });
    see(u"wizard person"_s, s.wizard);
    part<QRadioButton>(s.wizard, "laterRadio").click();
    await(u"the summary"_s, [&] { return s.goFromConnectionTo("summaryPage"); });
    see(u"wizard summary"_s, s.wizard);
    s.button("finishButton").click();
    QTest::qWait(300);
    see(u"wizard finishing"_s, s.wizard);
}

void Scenes::visitChecks()
{
    const Database database = sharedCluster().createDatabase();
    const QStringList urls{sharedCluster().url(database), urlWith(database, database.password, u"wrong"_s),
                           urlWith(database, u"/"_s + database.name, u"/nowhere"_s)};
    for (int i = 0; i < urls.size(); ++i) {
        Setup s;
        (void)s.goToServer();
        s.box().setPlainText(urls[i]);
        await(u"the checks"_s, [&] { return s.goFromConnectionTo("checkPage"); });
        see(u"wizard checks %1 running"_s.arg(i), s.wizard);
        await(u"checked"_s, [&] { return !part<CheckListView>(s.wizard, "checkListView").isRunning(); });
        see(u"wizard checks %1"_s.arg(i), s.wizard);
    }
}

void Scenes::visitTables()
{
    for (const QString &name : {u"V1"_s, u"V5"_s, u"V9"_s}) {
        const Database database = sharedCluster().createDatabase();
        (void)ownerSql(database, sharedCluster().port(), sharedCluster().caFile(), variantDdl(name));
        Setup s;
        (void)s.goToServer();
        s.box().setPlainText(sharedCluster().url(database));
        await(u"the tables"_s, [&] { return s.goFromConnectionTo("tablesPage"); });
        await(u"tables"_s, [&] { return !part<TablesView>(s.wizard, "tablesView").isBusy(); });
        await(u"the persons"_s, [&] { return name == u"V9"_s || s.button("nextButton").isEnabled(); });
        see(u"wizard tables "_s + name, s.wizard);
    }
}

void Scenes::visitFiles()
{
    const QTemporaryDir folder;
    StartOptions options;
    options.language = m_language;
    {
        SettingsFile settings(folder.filePath(u"settings.ini"_s));
        Preferences(settings).setAppearance(m_appearance);
    }
    options.ledgerFile = folder.filePath(u"empty.sqlite"_s);
    write(*options.ledgerFile, {});
    {
        StartedProgram s(folder, options);
        await(u"the question"_s, [&] { return openDialog<QMessageBox>(s.program.window(), "beginBox"); });
        see(u"failure empty file"_s, s.program.window());
        if (auto *box = openDialog<QMessageBox>(s.program.window(), "beginBox"))
            see(u"begin"_s, *box);
    }
    options.ledgerFile = folder.filePath(u"budget.sqlite"_s);
    options.addSample = true;
    {
        StartedProgram s(folder, options);
        await(u"the sample"_s,
              [&] { return part<QTableView>(s.program.window(), "expensesTable").model()->rowCount() == 4; });
        part<QAction>(s.program.window(), "saveCopyAction").trigger();
        await(u"the copy"_s, [&] { return openDialog<QDialog>(s.program.window(), "copyDialog"); });
        if (auto *dialog = openDialog<QDialog>(s.program.window(), "copyDialog")) {
            see(u"save a copy"_s, *dialog);
            dialog->reject();
        }
    }
    options.addSample = false;
    write(*options.ledgerFile, read(*options.ledgerFile).replace("Groceries", "Grocerias"));
    StartedProgram s(folder, options);
    await(u"the damage"_s, [&] { return !s.notice().isEmpty(); });
    see(u"damaged file"_s, s.program.window());
    part<QListWidget>(s.program.window(), "navigationList").setCurrentRow(3);
    see(u"damaged file, connection"_s, s.program.window());
}

void Scenes::see(const QString &name, QWidget &window)
{
    if (!window.isVisible())
        window.show();
    (void)QTest::qWaitForWindowExposed(&window);
    QCoreApplication::processEvents();
    m_visitor(name, window);
}

void Scenes::await(const QString &what, const std::function<bool()> &condition)
{
    if (QTest::qWaitFor(condition, 60'000))
        return;
    m_isComplete = false;
    qWarning("%ls does not come", qUtf16Printable(what));
}

} // namespace budget::test
