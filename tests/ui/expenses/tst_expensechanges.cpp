// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/sampleledger.h"
#include "support/printmodel.h"
#include "ui/editors/amountedit.h"
#include "ui/editors/categorycombo.h"
#include "ui/editors/dateedit.h"
#include "ui/expenses/expensedialog.h"
#include "ui/expenses/expensespage.h"
#include "ui/localledger.h"
#include "ui/tables/listtable.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

const QString kSampleRows = u"Date | Description | Category | Person | Amount\n"
                            "1/18/2024 | Movie tickets | Entertainment | Alice Smith | 30.00\n"
                            "1/17/2024 | Gas | Transportation | Alice Smith | 45.00\n"
                            "1/16/2024 | Lunch | Food | Alice Smith | 18.75\n"
                            "1/15/2024 | Groceries | Food | Alice Smith | 52.50"_s;

} // namespace

class TestExpenseChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_ledger = std::make_unique<LocalLedger>();
        QVERIFY(m_ledger->open());
    }
    void cleanup()
    {
        m_page.reset();
        m_ledger.reset();
    }

    void saysWhatAnEditChangedAndTakesItBack()
    {
        auto *dialog = openDialogFor(3);
        QVERIFY(dialog);
        part<AmountEdit>(*dialog, "amountEdit").setText(u"60"_s);
        part<CategoryCombo>(*dialog, "categoryCombo").setEditText(u"Transp"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        auto &action = part<QPushButton>(*m_page, "noticeActionButton");
        QTRY_VERIFY(action.isVisible());
        QCOMPARE(part<QLabel>(*m_page, "noticeLabel").text(),
                 u"Changed “Groceries”: category Food → Transportation, amount 52.50 → 60.00."_s);
        QTRY_VERIFY(rows().contains(u"Groceries | Transportation | Alice Smith | 60.00"_s));
        QCOMPARE(action.text(), u"Undo"_s);
        action.click();
        QTRY_COMPARE(rows(), kSampleRows);
    }

    void saysNothingOfAnEditThatChangedNothing()
    {
        auto *dialog = openDialogFor(3);
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!test::openDialog<ExpenseDialog>(*m_page, "expenseDialog"));
        QVERIFY(!part<QLabel>(*m_page, "noticeLabel").isVisible());
        QCOMPARE(rows(), kSampleRows);
    }

    /// The notice tells apart what the person and what a script has changed.
    void whatSomebodyElseChangedIsNotToldAsOnesOwn()
    {
        auto *dialog = openDialogFor(3);
        QVERIFY(dialog);
        QVERIFY(m_ledger->runScript(u"UPDATE expenses SET amount = 6000 WHERE description = 'Groceries'"_s));
        part<CategoryCombo>(*dialog, "categoryCombo").setEditText(u"Transp"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(
            part<QLabel>(*m_page, "noticeLabel").text(),
            u"Changed “Groceries”: category Food → Transportation. Somebody else has changed meanwhile: amount "
            "52.50 → 60.00."_s);
    }

    /// The dialog names both values, keeps what was typed and shows what was changed in other fields. Saving again
    /// decides.
    void aConflictIsDecidedInTheDialog()
    {
        auto *dialog = openDialogFor(3);
        QVERIFY(dialog);
        QVERIFY(m_ledger->runScript(
            u"UPDATE expenses SET amount = 6000, date = '2024-01-20' WHERE description = 'Groceries'"_s));
        part<AmountEdit>(*dialog, "amountEdit").setText(u"70"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        const auto &label = part<QLabel>(*dialog, "dialogErrorLabel");
        QTRY_COMPARE(
            label.text(),
            u"Not saved. Somebody else has changed “Groceries” meanwhile: Amount: now 60.00 instead of 52.50; "
            "Date: now 1/20/24 instead of 1/15/24. Save again to replace it with your entry, or cancel to keep "
            "it."_s);
        QCOMPARE(part<AmountEdit>(*dialog, "amountEdit").text(), u"70.00"_s);
        QCOMPARE(part<DateEdit>(*dialog, "dateEdit").text(), u"1/20/2024"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(rows().contains(u"1/20/2024 | Groceries | Food | Alice Smith | 70.00"_s));
        QCOMPARE(part<QLabel>(*m_page, "noticeLabel").text(), u"Changed “Groceries”: amount 60.00 → 70.00."_s);
    }

    void aChangedExpenseIsDeletedOnlyAfterItWasShown()
    {
        openSample();
        QTRY_COMPARE(table().model()->rowCount(), 4);
        QVERIFY(m_ledger->runScript(u"UPDATE expenses SET amount = 6000 WHERE description = 'Groceries'"_s));
        table().chooseRow(3);
        QTest::keyClick(&table(), Qt::Key_Delete);
        QTRY_COMPARE(part<QLabel>(*m_page, "noticeLabel").text(),
                     u"Not deleted. Somebody else has changed “Groceries” meanwhile: Amount: now 60.00 instead of "
                     "52.50."_s);
        QTRY_VERIFY(rows().contains(u"Groceries | Food | Alice Smith | 60.00"_s));
        QCOMPARE(part<QPushButton>(*m_page, "noticeActionButton").text(), u"Delete anyway"_s);
        part<QPushButton>(*m_page, "noticeActionButton").click();
        QTRY_COMPARE(table().model()->rowCount(), 3);
    }

    void anExpenseIsGivenToAnotherPerson()
    {
        openSample();
        (void)m_ledger->addPerson(u"Bob"_s);
        QTRY_VERIFY(personButton().isEnabled());
        QTRY_COMPARE(table().model()->rowCount(), 4);
        table().chooseRow(3);
        QTest::keyClick(&table(), Qt::Key_Return);
        auto *dialog = test::openDialog<ExpenseDialog>(*m_page, "expenseDialog");
        QVERIFY(dialog);
        auto &person = part<QComboBox>(*dialog, "personCombo");
        QVERIFY(person.isVisible());
        QCOMPARE(person.currentText(), u"Alice Smith"_s);
        QTest::keyClicks(&person, u"b"_s); // a letter that was typed by accident
        QCOMPARE(person.currentText(), u"Alice Smith"_s);
        QTest::keyClick(&person, Qt::Key_Down);
        QCOMPARE(person.currentText(), u"Bob"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(rows().contains(u"Groceries | Food | Bob | 52.50"_s));
        QCOMPARE(part<QLabel>(*m_page, "noticeLabel").text(), u"Changed “Groceries”: person Alice Smith → Bob."_s);
    }

    void showsInWhoseNameItEnters()
    {
        const Category food = m_ledger->addCategory(u"Food"_s);
        const Person ann = m_ledger->addPerson(u"Ann"_s);
        m_ledger->preferences.setPerson(m_ledger->location(), ann.id);
        openPage();
        QTRY_COMPARE(personButton().text(), u"as Ann"_s);
        QVERIFY(!personButton().isEnabled()); // there is no other person to choose
        const Person bob = m_ledger->addPerson(u"Bob"_s);
        QTRY_VERIFY(personButton().isEnabled());
        const auto names = personButton().menu()->actions();
        QCOMPARE(names.size(), 2);
        QVERIFY(names.front()->isChecked());
        names.back()->trigger();
        QCOMPARE(personButton().text(), u"as Bob"_s);
        QCOMPARE(m_ledger->preferences.person(m_ledger->location()), bob.id);
        auto &description = part<QLineEdit>(*m_page, "descriptionEdit");
        description.setText(u"Bread"_s);
        part<DateEdit>(*m_page, "dateEdit").setText(u"2024-01-20"_s);
        part<CategoryCombo>(*m_page, "categoryCombo").setEditText(food.name);
        part<AmountEdit>(*m_page, "amountEdit").setText(u"2"_s);
        QTest::keyClick(&description, Qt::Key_Return);
        QTRY_COMPARE(description.text(), QString());
        QCOMPARE(m_ledger->expenses({2024, 1}).at(0).personName, u"Bob"_s);
    }

private:
    void openPage()
    {
        m_page = std::make_unique<ExpensesPage>(m_ledger->session, m_ledger->preferences);
        m_page->resize(900, 700);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        const int known = int(m_ledger->categories().size());
        QTRY_COMPARE(part<CategoryCombo>(*m_page, "categoryCombo").count(), known);
    }
    void openSample()
    {
        QVERIFY(m_ledger->addSample());
        openPage();
        m_page->setMonth(sampleMonth());
    }
    ExpenseDialog *openDialogFor(int row)
    {
        openSample();
        if (!QTest::qWaitFor([&] { return table().model()->rowCount() == 4; }))
            return nullptr;
        table().chooseRow(row);
        QTest::keyClick(&table(), Qt::Key_Return);
        return test::openDialog<ExpenseDialog>(*m_page, "expenseDialog");
    }
    QToolButton &personButton() const { return part<QToolButton>(*m_page, "personButton"); }
    ListTable &table() const { return part<ListTable>(*m_page, "expensesTable"); }
    QString rows() const { return printModel(*table().model()); }

    std::unique_ptr<LocalLedger> m_ledger;
    std::unique_ptr<ExpensesPage> m_page;
};

QTEST_MAIN(TestExpenseChanges)
#include "tst_expensechanges.moc"
