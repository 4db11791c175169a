// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/stallwatch.h"
#include "ui/expenses/expensespage.h"
#include "ui/localledger.h"
#include "ui/look/listtable.h"

#include <QLabel>
#include <QProcess>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A month as somebody's script may fill it. The thread of the window may not work for long at once.
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

    void aMillionExpensesInAMonthStallNoWindow()
    {
        fill(u"SELECT 1, 1, 'Expense ' || i, 1, '2024-03-10' FROM n"_s, 1'000'000);
        show();
        StallWatch watch;
        m_page->setMonth({2024, 3});
        QTRY_COMPARE_WITH_TIMEOUT(part<ListTable>(*m_page, "expensesTable").model()->rowCount(), 1'000'000, 120'000);
        QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(*m_page, "totalLabel").text() == u"10,000.00"_s, 30'000);
        QTest::qWait(50);
        m_page->setMonth({2024, 1});
        QTRY_COMPARE_WITH_TIMEOUT(part<ListTable>(*m_page, "expensesTable").model()->rowCount(), 4, 60'000);
        QTest::qWait(50);
        QVERIFY2(watch.longestStall() < 100ms, qPrintable(QString::number(watch.longestStall().count())));
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
        QVERIFY2(watch.longestStall() < 100ms, qPrintable(QString::number(watch.longestStall().count())));
    }

private:
    void fill(const QString &rows, int count) const
    {
        QProcess shell;
        shell.start(u"sqlite3"_s,
                    {u"-bail"_s, u"-cmd"_s, u".timeout 30000"_s, std::get<LocalFile>(m_ledger->location()).path,
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
