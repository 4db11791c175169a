// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/sampleledger.h"
#include "support/printmodel.h"
#include "ui/editors/amountedit.h"
#include "ui/editors/categorycombo.h"
#include "ui/editors/dateedit.h"
#include "ui/editors/monthswitcher.h"
#include "ui/expenses/expensedialog.h"
#include "ui/expenses/expensespage.h"
#include "ui/localledger.h"
#include "ui/pages/notice.h"
#include "ui/people/persondialog.h"
#include "ui/people/whoareyoudialog.h"
#include "ui/saving/messagelabel.h"
#include "ui/tables/listtable.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
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

class TestExpensesPage : public QObject
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

    void aNewerProgramsLedgerIsReadAndSaysWhy()
    {
        openSample();
        QTRY_COMPARE(rows(), kSampleRows);
        QVERIFY(m_ledger->openAsNewer());
        QTRY_COMPARE(rows(), kSampleRows);
        const auto &label = part<QLabel>(*m_page, "noticeLabel");
        QVERIFY(label.isVisible() && label.text().contains(u"newer version"_s));
        QVERIFY(part<AmountEdit>(*m_page, "amountEdit").isReadOnly());
    }

    void showsTheSampleMonth()
    {
        openSample();
        QTRY_COMPARE(rows(), kSampleRows);
        QTRY_COMPARE(printModel(*part<ListTable>(*m_page, "summaryTable").model()),
                     u"Category | Entries | Total\nFood | 2 | 71.25\nTransportation | 1 | 45.00\n"
                     "Entertainment | 1 | 30.00"_s);
        QCOMPARE(part<QLabel>(*m_page, "totalLabel").text(), u"146.25"_s);
    }

    void offersTheSampleWhereNothingIsThere()
    {
        openPage();
        QTRY_VERIFY(part<QWidget>(*m_page, "emptyState").isVisible());
        part<QPushButton>(*m_page, "emptyEntryButton").click();
        QVERIFY(part<QLineEdit>(*m_page, "descriptionEdit").hasFocus());
        const QSignalSpy requests(m_page.get(), &ExpensesPage::sampleRequested);
        part<QPushButton>(*m_page, "sampleButton").click();
        QCOMPARE(requests.size(), 1);
    }

    void offersNoSampleInAMonthWithoutExpenses()
    {
        openSample();
        m_page->setMonth({2024, 2});
        QTRY_VERIFY(part<QWidget>(*m_page, "emptyState").isVisible());
        QTRY_VERIFY(part<QPushButton>(*m_page, "sampleButton").isHidden());
    }

    void savesByEnterAndStartsTheNext()
    {
        openSample();
        enter(u"2024-01-20"_s, u"Bread"_s, u"food"_s, u"1.20+1"_s);
        QTRY_VERIFY(rows().contains(u"1/20/2024 | Bread | Food | Alice Smith | 2.20"_s));
        QCOMPARE(description().text(), QString());
        QCOMPARE(amount().text(), QString());
        QCOMPARE(part<DateEdit>(*m_page, "dateEdit").date().value(), QDate(2024, 1, 20));
        QCOMPARE(part<CategoryCombo>(*m_page, "categoryCombo").currentText(), u"food"_s);
        QVERIFY(description().hasFocus());
    }

    void savesOnceWhenEnterIsPressedTwice()
    {
        openSample();
        fill(u"2024-01-20"_s, u"Bread"_s, u"Food"_s, u"2"_s);
        QTest::keyClick(&amount(), Qt::Key_Return);
        QTest::keyClick(&amount(), Qt::Key_Return);
        QVERIFY(amount().isReadOnly());
        QTRY_VERIFY(!amount().isReadOnly());
        QCOMPARE(m_ledger->expenses({2024, 1}).size(), size_t(5));
    }

    void refusesWrongInputAndNamesTheField_data()
    {
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("description");
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QString &date, const QString &description, const QString &category,
                            const QString &amount, const char *field) {
            QTest::newRow(name) << date << description << category << amount << QString::fromLatin1(field);
        };
        const QString day = u"1/20/2024"_s;
        const QString food = u"Food"_s;
        row("impossible date", u"31.02.2024"_s, u"x"_s, food, u"1"_s, "dateEdit");
        row("no description", day, QString(), food, u"1"_s, "descriptionEdit");
        row("201 characters", day, QString(201, u'x'), food, u"1"_s, "descriptionEdit");
        row("no category", day, u"x"_s, QString(), u"1"_s, "categoryCombo");
        for (const char *text : {"abc", "1e5", "0", "100000000.00", "1.234"})
            row(text, day, u"x"_s, food, QString::fromLatin1(text), "amountEdit");
    }
    void refusesWrongInputAndNamesTheField()
    {
        QFETCH(QString, date);
        QFETCH(QString, description);
        QFETCH(QString, category);
        QFETCH(QString, amount);
        QFETCH(QString, field);
        openSample();
        enter(date, description, category, amount);
        const auto &label = part<MessageLabel>(*m_page, "quickErrorLabel");
        QVERIFY(label.isVisible());
        const auto &wrong = part<QWidget>(*m_page, qPrintable(field));
        QVERIFY(label.text().startsWith(wrong.accessibleName()));
        QVERIFY(wrong.property("invalid").toBool());
        QCOMPARE(part<DateEdit>(*m_page, "dateEdit").text(), date);
        QCOMPARE(this->description().text(), description);
        QCOMPARE(part<CategoryCombo>(*m_page, "categoryCombo").currentText(), category);
        QVERIFY(this->amount().text().startsWith(amount));
        QCOMPARE(m_ledger->expenses({2024, 1}).size(), size_t(4));
    }

    void createsAnUnknownCategoryOnRequest()
    {
        openSample();
        enter(u"2024-01-20"_s, u"Novel"_s, u"Books"_s, u"9.90"_s);
        QCOMPARE(description().text(), u"Novel"_s);
        auto &action = part<QPushButton>(*m_page, "noticeActionButton");
        QTRY_VERIFY(action.isVisible());
        QCOMPARE(action.text(), u"Create “Books”"_s);
        action.click();
        QTRY_VERIFY(rows().contains(u"Novel | Books | Alice Smith | 9.90"_s));
        QVERIFY(description().hasFocus());
    }

    void takesACategoryThatAScriptHasJustMade()
    {
        openSample();
        script(u"INSERT INTO categories (name) VALUES ('Books')"_s);
        enter(u"2024-01-20"_s, u"Novel"_s, u"books"_s, u"9.90"_s);
        QTRY_VERIFY(rows().contains(u"Novel | Books | Alice Smith | 9.90"_s));
        QVERIFY(!part<QWidget>(*m_page, "noticeActionButton").isVisible());
    }

    void takesItInTheDialogToo()
    {
        auto *dialog = openDialogFor(3);
        QVERIFY(dialog);
        script(u"INSERT INTO categories (name) VALUES ('Books')"_s);
        part<CategoryCombo>(*dialog, "categoryCombo").setEditText(u"Books"_s);
        dialog->accept();
        QTRY_VERIFY(rows().contains(u"Groceries | Books"_s));
    }

    void saysThatACategoryWasDeletedMeanwhile()
    {
        openSample();
        script(u"DELETE FROM categories WHERE name = 'Utilities'"_s);
        enter(u"2024-01-20"_s, u"Power"_s, u"Utilities"_s, u"9.90"_s);
        const auto &label = part<QLabel>(*m_page, "noticeLabel");
        QTRY_VERIFY(label.isVisible());
        QVERIFY(part<CategoryCombo>(*m_page, "categoryCombo").property("invalid").toBool());
        QVERIFY2(label.text().contains(u"somebody else deleted it"_s), qPrintable(label.text()));
        QCOMPARE(description().text(), u"Power"_s);
    }

    void saysInWhichMonthItSaved()
    {
        openSample();
        enter(u"2024-03-05"_s, u"Bread"_s, u"Food"_s, u"2"_s);
        auto &action = part<QPushButton>(*m_page, "noticeActionButton");
        QTRY_VERIFY(action.isVisible());
        QVERIFY(part<QLabel>(*m_page, "noticeLabel").text().contains(u"March 2024"_s));
        action.click();
        QTRY_VERIFY(rows().contains(u"3/5/2024 | Bread"_s));
        QCOMPARE(table().selectedRow(), 0);
    }

    void deletesAndTakesItBack()
    {
        openSample();
        QTRY_COMPARE(table().model()->rowCount(), 4);
        table().chooseRow(2);
        QTest::keyClick(&table(), Qt::Key_Delete);
        QTRY_COMPARE(table().model()->rowCount(), 3);
        QCOMPARE(table().selectedRow(), 2);
        auto &action = part<QPushButton>(*m_page, "noticeActionButton");
        QTRY_VERIFY(action.isVisible());
        action.click();
        QTRY_COMPARE(rows(), kSampleRows);
        QTRY_COMPARE(table().selectedRow(), 2);
    }

    void editsInADialog()
    {
        auto *dialog = openDialogFor(3);
        QVERIFY(dialog);
        part<AmountEdit>(*dialog, "amountEdit").setText(u"60"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(rows().contains(u"Groceries | Food | Alice Smith | 60.00"_s));
        QTRY_VERIFY(!test::openDialog<ExpenseDialog>(*m_page, "expenseDialog"));
        QCOMPARE(table().selectedRow(), 3);
    }

    void keepsTheDialogOpenWithWhatIsWrong()
    {
        auto *dialog = openDialogFor(3);
        QVERIFY(dialog);
        part<AmountEdit>(*dialog, "amountEdit").setText(u"1e5"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QVERIFY(part<MessageLabel>(*dialog, "dialogErrorLabel").text().startsWith(u"Amount"_s));
        QCOMPARE(part<AmountEdit>(*dialog, "amountEdit").text(), u"1e5"_s);
    }

    void changesNothingWhenTheDialogIsCancelled()
    {
        auto *dialog = openDialogFor(3);
        QVERIFY(dialog);
        part<QLineEdit>(*dialog, "descriptionEdit").setText(u"Other"_s);
        part<QDialogButtonBox>(*dialog, "buttonBox").button(QDialogButtonBox::Cancel)->click();
        QTRY_VERIFY(!test::openDialog<ExpenseDialog>(*m_page, "expenseDialog"));
        m_page->refresh();
        QTest::qWait(50);
        QCOMPARE(rows(), kSampleRows);
    }

    void asksForTheFirstPersonAtTheFirstSave()
    {
        (void)m_ledger->addCategory(u"Food"_s);
        openPage();
        enter(u"2024-01-20"_s, u"Bread"_s, u"Food"_s, u"2"_s);
        PersonDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = test::openDialog<PersonDialog>(*m_page, "personDialog")));
        dialog->reject();
        QTRY_VERIFY(!description().isReadOnly());
        QCOMPARE(description().text(), u"Bread"_s);
        QTest::keyClick(&description(), Qt::Key_Return);
        QTRY_VERIFY((dialog = test::openDialog<PersonDialog>(*m_page, "personDialog")));
        part<QLineEdit>(*dialog, "nameEdit").setText(u"Bob"_s);
        part<QLineEdit>(*dialog, "emailEdit").setText(u"bob@example.com"_s);
        dialog->accept();
        QTRY_COMPARE(description().text(), QString());
        QCOMPARE(m_ledger->expenses({2024, 1}).at(0).personName, u"Bob"_s);
    }

    void asksWhoItIsWhereOneIsThere()
    {
        const Category food = m_ledger->addCategory(u"Food"_s);
        const Person ann = m_ledger->addPerson(u"Ann"_s);
        openPage();
        enter(u"2024-01-20"_s, u"Bread"_s, food.name, u"2"_s);
        WhoAreYouDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = test::openDialog<WhoAreYouDialog>(*m_page, "whoAreYouDialog")));
        QVERIFY(m_ledger->expenses({2024, 1}).empty());
        part<QListWidget>(*dialog, "personList").setCurrentRow(0);
        part<QDialogButtonBox>(*dialog, "buttonBox").button(QDialogButtonBox::Ok)->click();
        QTRY_COMPARE(description().text(), QString());
        QCOMPARE(m_ledger->preferences.person(m_ledger->location()), ann.id);
        enter(u"2024-01-21"_s, u"Milk"_s, food.name, u"1"_s);
        QTRY_COMPARE(m_ledger->expenses({2024, 1}).size(), size_t(2));
    }

    void asksWhoItIsWhereSeveralAreThere()
    {
        const Category food = m_ledger->addCategory(u"Food"_s);
        (void)m_ledger->addPerson(u"Ann"_s);
        const Person bob = m_ledger->addPerson(u"Bob"_s);
        openPage();
        enter(u"2024-01-20"_s, u"Bread"_s, food.name, u"2"_s);
        WhoAreYouDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = test::openDialog<WhoAreYouDialog>(*m_page, "whoAreYouDialog")));
        auto *ok = part<QDialogButtonBox>(*dialog, "buttonBox").button(QDialogButtonBox::Ok);
        QVERIFY(!ok->isEnabled());
        part<QListWidget>(*dialog, "personList").setCurrentRow(1);
        ok->click();
        QTRY_COMPARE(description().text(), QString());
        QCOMPARE(m_ledger->preferences.person(m_ledger->location()), bob.id);
        QCOMPARE(m_ledger->expenses({2024, 1}).at(0).personName, u"Bob"_s);
        enter(u"2024-01-21"_s, u"Milk"_s, food.name, u"1"_s);
        QTRY_COMPARE(m_ledger->expenses({2024, 1}).size(), size_t(2));
    }

    void keepsTheChosenExpenseWhenOthersArrive()
    {
        openSample();
        QTRY_COMPARE(table().model()->rowCount(), 4);
        table().chooseRow(0);
        const Person alice = m_ledger->persons().front();
        (void)m_ledger->addExpense(alice, m_ledger->categories().front(), u"Late"_s, 100, QDate(2024, 1, 30));
        QTRY_COMPARE(table().model()->rowCount(), 5);
        QCOMPARE(table().selectedRow(), 1);
    }

    void goesToTheEntryByKey()
    {
        openSample();
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_Insert);
        QVERIFY(description().hasFocus());
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
    void fill(const QString &date, const QString &description, const QString &category, const QString &amount)
    {
        part<DateEdit>(*m_page, "dateEdit").setText(date);
        this->description().setText(description);
        part<CategoryCombo>(*m_page, "categoryCombo").setEditText(category);
        this->amount().setText(amount);
    }
    void enter(const QString &date, const QString &description, const QString &category, const QString &amount)
    {
        fill(date, description, category, amount);
        QTest::keyClick(&this->description(), Qt::Key_Return);
    }
    /// Executes SQL in the ledger's file, like another program.
    void script(const QString &sql) const
    {
        QProcess shell;
        shell.start(u"sqlite3"_s, {u"-bail"_s, u"-cmd"_s, u".timeout 30000"_s, m_ledger->location().path, sql});
        QVERIFY(shell.waitForFinished(-1));
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    }
    QLineEdit &description() const { return part<QLineEdit>(*m_page, "descriptionEdit"); }
    AmountEdit &amount() const { return part<AmountEdit>(*m_page, "amountEdit"); }
    ListTable &table() const { return part<ListTable>(*m_page, "expensesTable"); }
    QString rows() const { return printModel(*table().model()); }

    std::unique_ptr<LocalLedger> m_ledger;
    std::unique_ptr<ExpensesPage> m_page;
};

QTEST_MAIN(TestExpensesPage)
#include "tst_expensespage.moc"
