// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/stallwatch.h"
#include "ui/expenses/expensemodel.h"
#include "ui/expenses/expensespage.h"
#include "ui/expenses/monthview.h"
#include "ui/localledger.h"
#include "ui/tables/listtable.h"

#include <QLabel>
#include <QProcess>
#include <QThreadPool>

#include <memory>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// A month with a million expenses, as a script may create. It must not block the GUI thread for long.
class TestMillionRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_ledger = std::make_unique<LocalLedger>();
        QVERIFY(m_ledger->open());
        QVERIFY(m_ledger->addSample());
    }

    /// The rows are shared with another owner, as when a worker's result reaches the window.
    void aMillionExpensesInAMonthStallNoWindow()
    {
        const auto month = std::make_shared<const MonthOverview>(million());
        MonthView view;
        view.resize(1000, 700);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTest::qWait(100);
        StallWatch watch;
        view.showMonth({2024, 3}, *month);
        QTest::qWait(100);
        QCOMPARE(part<ListTable>(view, "expensesTable").model()->rowCount(), 1'000'000);
        QCOMPARE(part<QLabel>(view, "totalLabel").text(), QLocale().toString(10'000.0, 'f', 2));
        view.showMonth({2024, 1}, MonthOverview());
        QTest::qWait(100);
        QVERIFY2(watch.longestStall() < kLargestStall, qPrintable(QString::number(watch.longestStall().count())));
    }

    void aMonthThatNobodyElseHoldsIsFreedElsewhere()
    {
        ExpenseModel model(QLocale::c());
        model.setExpenses(million().expenses);
        StallWatch watch;
        model.setExpenses({});
        QTest::qWait(20);
        QVERIFY2(watch.longestStall() < kLargestStall, qPrintable(QString::number(watch.longestStall().count())));
        QVERIFY(QThreadPool::globalInstance()->waitForDone(60'000));
    }

    void aHundredThousandExpensesReachThePageWithoutAStall()
    {
        fill(u"SELECT 1, 1, 'Expense ' || i, 1, '2024-03-10' FROM n"_s, 100'000);
        show();
        StallWatch watch;
        m_page->setMonth({2024, 3});
        QTRY_COMPARE_WITH_TIMEOUT(part<ListTable>(*m_page, "expensesTable").model()->rowCount(), 100'000, 60'000);
        QTest::qWait(50);
        QVERIFY2(watch.longestStall() < kLargestStall, qPrintable(QString::number(watch.longestStall().count())));
    }

    void aDescriptionOfTenMegabytesStallsNoWindow()
    {
        fill(u"SELECT 1, 1, replace(hex(zeroblob(5000000)), '0', 'x'), 1, '2024-03-10' FROM n"_s, 5);
        show();
        StallWatch watch;
        m_page->setMonth({2024, 3});
        auto &table = part<ListTable>(*m_page, "expensesTable");
        QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 5, 60'000);
        table.selectRow(0);
        table.sortByColumn(1, Qt::AscendingOrder);
        QTest::qWait(50);
        QVERIFY2(watch.longestStall() < kLargestStall, qPrintable(QString::number(watch.longestStall().count())));
    }

private:
    static MonthOverview million()
    {
        MonthOverview month;
        month.expenses.reserve(1'000'000);
        for (qint64 id = 1; id <= 1'000'000; ++id) {
            const ExpenseDraft entry{PersonId{1}, CategoryId{1}, u"Expense "_s + QString::number(id),
                                     Money::fromMinor(1), QDate(2024, 3, 10)};
            month.expenses.push_back({{ExpenseId{id}, entry, {}}, {CategoryId{1}, u"Food"_s, {}}, u"Alice"_s});
        }
        month.least = month.most = Money::fromMinor(1);
        month.summary = {{{CategoryId{1}, u"Food"_s, {}}, 1'000'000, Money::fromMinor(1'000'000)}};
        return month;
    }

    void fill(const QString &rows, int count) const
    {
        QProcess shell;
        shell.start(u"sqlite3"_s,
                    {u"-bail"_s, u"-cmd"_s, u".timeout 30000"_s, m_ledger->location().path,
                     u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                     "INSERT INTO expenses (user_id, category_id, description, amount, date) "_s.arg(count)
                         + rows});
        QVERIFY(shell.waitForFinished(-1));
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    }

    void show()
    {
        m_page = std::make_unique<ExpensesPage>(m_ledger->session, m_ledger->preferences);
        m_page->resize(1000, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTest::qWait(100);
    }

    std::unique_ptr<LocalLedger> m_ledger;
    std::unique_ptr<ExpensesPage> m_page;
};

QTEST_MAIN(TestMillionRows)
#include "tst_millionrows.moc"
