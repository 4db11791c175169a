// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/mainwindow.h"

#include "support/places/scratchhome.h"
#include "ui/localledger.h"
#include "ui/pages/notice.h"
#include "ui/tables/listtable.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace budget;
using namespace Qt::StringLiterals;
using test::part;

namespace {

const test::ScratchHome kHome;
const QDate kDay(2024, 1, 10);

/// The main window with a ledger of one person and one category.
struct Shown
{
    Shown()
    {
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window) || !ledger.open())
            qFatal("the window does not open");
        ann = ledger.addPerson(u"Ann"_s);
        food = ledger.addCategory(u"Food"_s);
        window.showMonth(Month(2024, 1));
    }

    Expense add(const QString &description, qint64 minor)
    {
        return ledger.addExpense(ann, food, description, minor, kDay);
    }
    QAction &action(const char *name) { return *window.findChild<QAction *>(QString::fromLatin1(name)); }
    QString undo() { return action("undoAction").text(); }
    QString redo() { return action("redoAction").text(); }
    QString notice()
    {
        const auto &bar = part<NoticeBar>(window, "windowNotice");
        return bar.isVisible() ? part<QLabel>(bar, "noticeLabel").text() : QString();
    }
    QStringList rows()
    {
        QStringList found;
        for (const ListedExpense &listed : ledger.expenses(Month(2024, 1)))
            found << listed.expense.entry.description;
        return found;
    }
    QLineEdit &description() { return part<QLineEdit>(window, "descriptionEdit"); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    test::LocalLedger ledger;
    MainWindow window{ledger.session, ledger.preferences, ledger.profiles, ledger.journal};
    Person ann;
    Category food;
};

} // namespace

class TestUndoActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMenuNamesTheStep()
    {
        Shown s;
        (void)s.add(u"Soap & water"_s, 220);
        QTRY_COMPARE(s.undo(), u"&Undo: add “Soap && water”"_s);
        QVERIFY(s.action("undoAction").isEnabled());
        QCOMPARE(s.redo(), u"&Redo"_s);
        QVERIFY(!s.action("redoAction").isEnabled());
    }

    void aStepIsUndoneAndRedone()
    {
        Shown s;
        (void)s.add(u"Soap"_s, 220);
        QTRY_COMPARE(s.undo(), u"&Undo: add “Soap”"_s);
        s.action("undoAction").trigger();
        QTRY_COMPARE(s.notice(), u"Undone: add “Soap”."_s);
        QCOMPARE(s.rows(), QStringList());
        QTRY_COMPARE(s.redo(), u"&Redo: add “Soap”"_s);
        part<QPushButton>(part<NoticeBar>(s.window, "windowNotice"), "noticeActionButton").click();
        QTRY_COMPARE(s.notice(), u"Redone: add “Soap”."_s);
        QCOMPARE(s.rows(), QStringList{u"Soap"_s});
    }

    /// Each press of the key counts, also while the step before it is under way.
    void keysThatFollowEachOtherUndoAStepEach()
    {
        Shown s;
        for (const QString &name : {u"Soap"_s, u"Tea"_s, u"Lamp"_s, u"Bread"_s})
            (void)s.add(name, 100);
        QTRY_COMPARE(s.undo(), u"&Undo: add “Bread”"_s);
        s.description().setFocus();
        for (int press = 0; press < 3; ++press)
            s.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(s.notice(), u"Undone: add “Tea”."_s);
        QCOMPARE(s.rows(), QStringList{u"Soap"_s});
        for (int press = 0; press < 2; ++press)
            s.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(s.notice(), u"Redone: add “Lamp”."_s);
        QCOMPARE(s.rows(), (QStringList{u"Soap"_s, u"Tea"_s, u"Lamp"_s}));
    }

    void theKeyBelongsToTypingFirst()
    {
        Shown s;
        (void)s.add(u"Soap"_s, 220);
        QTRY_VERIFY(s.action("undoAction").isEnabled());
        s.description().setFocus();
        QTest::keyClicks(&s.description(), u"Tea"_s);
        s.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(s.description().text(), QString());
        QCOMPARE(s.rows(), QStringList{u"Soap"_s});
        s.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(s.notice(), u"Undone: add “Soap”."_s);
    }

    void nothingOfASavedEntryComesBackIntoItsField()
    {
        Shown s;
        s.ledger.preferences.setPerson(s.ledger.location(), s.ann.id);
        s.description().setFocus();
        QTest::keyClicks(&s.description(), u"Soap"_s);
        QTest::keyClick(&s.description(), Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), u"Food"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), u"2.20"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(s.undo(), u"&Undo: add “Soap”"_s);
        s.description().setFocus();
        s.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(s.notice(), u"Undone: add “Soap”."_s);
        QCOMPARE(s.description().text(), QString());
    }

    void theKeyPassesAComboBoxToo()
    {
        Shown s;
        (void)s.add(u"Soap"_s, 220);
        QTRY_VERIFY(s.action("undoAction").isEnabled());
        part<QComboBox>(s.window, "categoryCombo").setFocus();
        s.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(s.notice(), u"Undone: add “Soap”."_s);
    }

    /// The step that is undone is that of the change which is being saved, not the one before it.
    void undoWaitsForAChangeThatIsBeingSaved()
    {
        Shown s;
        (void)s.add(u"Soap"_s, 220);
        QTRY_COMPARE(s.undo(), u"&Undo: add “Soap”"_s);
        const auto saving = s.ledger.session.ledger().addCategory({u"Travel"_s, {}});
        s.action("undoAction").trigger();
        QTRY_COMPARE(s.notice(), u"Undone: add the category “Travel”."_s);
        QVERIFY(saving.isFinished());
        QCOMPARE(s.rows(), QStringList{u"Soap"_s});
    }

    void aKeyThatIsHeldDownStaysWithTheField()
    {
        Shown s;
        (void)s.add(u"Soap"_s, 220);
        QTRY_VERIFY(s.action("undoAction").isEnabled());
        s.description().setFocus();
        QKeyEvent held(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier, QString(), true);
        QApplication::sendEvent(&s.description(), &held);
        QVERIFY(held.isAccepted());
    }

    void aFurtherChangeRemovesTheOffer()
    {
        Shown s;
        (void)s.add(u"Soap"_s, 220);
        QTRY_VERIFY(s.action("undoAction").isEnabled());
        s.action("undoAction").trigger();
        QTRY_COMPARE(s.notice(), u"Undone: add “Soap”."_s);
        (void)s.add(u"Tea"_s, 100);
        QTRY_COMPARE(s.notice(), QString());
        QTRY_VERIFY(!s.action("redoAction").isEnabled());
    }

    /// The notice names both values, and the person goes on with the step before.
    void aRowThatChangedMeanwhileIsLeftAsItIs()
    {
        Shown s;
        (void)s.add(u"Tea"_s, 100);
        const Expense soap = s.add(u"Soap"_s, 220);
        QTRY_COMPARE(s.undo(), u"&Undo: add “Soap”"_s);
        QVERIFY(s.ledger.runScript(u"UPDATE expenses SET amount = 999 WHERE id = %1"_s.arg(soap.id.value)));
        s.action("undoAction").trigger();
        QTRY_COMPARE(s.notice(),
                     u"Not undone: add “Soap”. “Soap” was changed outside the program since; nothing was changed now. "
                     "Amount: now 9.99 instead of 2.20."_s);
        QCOMPARE(s.rows(), (QStringList{u"Tea"_s, u"Soap"_s}));
        auto &button = part<QPushButton>(part<NoticeBar>(s.window, "windowNotice"), "noticeActionButton");
        QCOMPARE(button.text(), u"Skip this step"_s);
        button.click();
        QTRY_COMPARE(s.notice(), u"Skipped: add “Soap”. The next step is: add “Tea”."_s);
        s.action("undoAction").trigger();
        QTRY_COMPARE(s.notice(), u"Undone: add “Tea”."_s);
        QCOMPARE(s.rows(), QStringList{u"Soap"_s});
    }

    void anExpenseOfAnotherMonthIsShownOnDemand()
    {
        Shown s;
        const Expense soap = s.add(u"Soap"_s, 220);
        QVERIFY(s.ledger.answer(s.ledger.session.ledger().deleteExpense(soap)));
        QTRY_COMPARE(s.undo(), u"&Undo: delete “Soap”"_s);
        s.window.showMonth(Month(2024, 3));
        s.action("undoAction").trigger();
        QTRY_COMPARE(s.notice(), u"Undone: delete “Soap”. The expense is in January 2024."_s);
        auto &button = part<QPushButton>(part<NoticeBar>(s.window, "windowNotice"), "noticeActionButton");
        QCOMPARE(button.text(), u"Show"_s);
        button.click();
        auto &table = part<ListTable>(s.window, "expensesTable");
        QTRY_COMPARE(table.model()->rowCount(), 1);
        QTRY_COMPARE(table.selectedRow(), 0);
    }

    /// The Undo of an older notice would take back another change than its own.
    void aRestorationRemovesTheOffersOfOtherPages()
    {
        Shown s;
        (void)s.add(u"Soap"_s, 220);
        auto &table = part<ListTable>(s.window, "expensesTable");
        QTRY_COMPARE(table.model()->rowCount(), 1);
        table.chooseRow(0);
        QTest::keyClick(&table, Qt::Key_Delete);
        QTRY_VERIFY(table.model()->rowCount() == 0);
        const auto &page = part<QWidget>(s.window, "expensesPage");
        const auto &bar = part<NoticeBar>(page, "noticeBar");
        QTRY_VERIFY(!bar.isHidden());
        const auto trash = s.ledger.answer(s.ledger.session.ledger().listTrash());
        QVERIFY(s.ledger.answer(s.ledger.session.ledger().restoreDeleted({trash->front().row})));
        QVERIFY(bar.isHidden());
    }

    void theCopyOfAMigratedFileIsNamed()
    {
        test::LocalLedger ledger;
        QVERIFY(ledger.runScript(
            u"CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(100) NOT NULL UNIQUE, "
            "name VARCHAR(100) NOT NULL, created_at TIMESTAMP); CREATE TABLE categories (id INTEGER NOT NULL PRIMARY "
            "KEY, name VARCHAR(50) NOT NULL UNIQUE, color VARCHAR(7)); CREATE TABLE expenses (id INTEGER NOT NULL "
            "PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id), category_id INTEGER NOT NULL REFERENCES "
            "categories (id), description VARCHAR(200) NOT NULL, amount INTEGER NOT NULL, date DATE, created_at "
            "TIMESTAMP)"_s));
        MainWindow window(ledger.session, ledger.preferences, ledger.profiles, ledger.journal);
        window.show();
        QVERIFY(ledger.open());
        QTRY_COMPARE(part<QLabel>(part<NoticeBar>(window, "windowNotice"), "noticeLabel").text(),
                     u"The tables of this file were brought up to date. The file as it was before is kept beside it: "
                     "“ledger before 6.db”."_s);
    }

    void stepsOutliveTheProgram()
    {
        test::LocalLedger ledger;
        QVERIFY(ledger.open());
        const Person ann = ledger.addPerson(u"Ann"_s);
        (void)ledger.addExpense(ann, ledger.addCategory(u"Food"_s), u"Soap"_s, 220, kDay);
        ledger.session.close();
        MainWindow window(ledger.session, ledger.preferences, ledger.profiles, ledger.journal);
        window.show();
        auto *undo = window.findChild<QAction *>(u"undoAction"_s);
        QVERIFY(!undo->isEnabled());
        QVERIFY(ledger.open());
        QTRY_COMPARE(undo->text(), u"&Undo: add “Soap”"_s);
        QVERIFY(undo->isEnabled());
    }
};

QTEST_MAIN(TestUndoActions)
#include "tst_undoactions.moc"
