// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/deployment.h"
#include "db/store/monthqueries.h"
#include "db/writes.h"
#include "db/writing.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

const Month kJanuary(2024, 1);

} // namespace

/// Values in a local file that scripts have stored and that the program would not write.
class TestOddFileRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoGivesBackWhatAScriptStored_data()
    {
        QTest::addColumn<QString>("values");
        QTest::newRow("plain") << u"'x', 100, '2024-01-10'"_s;
        QTest::newRow("a real amount") << u"'x', 12.5, '2024-01-10'"_s;
        QTest::newRow("an amount as a text") << u"'x', '12,50', '2024-01-10'"_s;
        QTest::newRow("a huge amount") << u"'x', 9000000000000000000, '2024-01-10'"_s;
        QTest::newRow("a date with a time") << u"'x', 100, '2024-01-31 12:00:00'"_s;
        QTest::newRow("an integer date") << u"'x', 100, 20240110"_s;
        QTest::newRow("a real date") << u"'x', 100, 2460310.5"_s;
        QTest::newRow("no date") << u"'x', 100, NULL"_s;
        QTest::newRow("white space around") << u"'  x	', 100, '2024-01-10'"_s;
    }
    void undoGivesBackWhatAScriptStored()
    {
        QFETCH(QString, values);
        const TestDatabase database(Route::Sqlite);
        addPeopleAndCategories(database);
        database.plainSql(u"INSERT INTO expenses (user_id, category_id, description, amount, date) VALUES (1, 1, "_s
                          + values + u')');
        const QString all = u"SELECT *, typeof(amount), typeof(date) FROM expenses"_s;
        const QString before = database.plainSql(all);
        const auto connection = database.connect();
        ASSIGN_RESULT(const ExpenseUpdate update,
                      writing::updateExpense(*connection, ExpenseId{1}, draft(u"new"_s, 7, QDate(2024, 2, 2))));
        VERIFY_RESULT(writing::revertExpense(*connection, update.before));
        QCOMPARE(database.plainSql(all), before);
        ASSIGN_RESULT(const Expense gone, writing::deleteExpense(*connection, ExpenseId{1}));
        VERIFY_RESULT(writing::restoreExpense(*connection, gone));
        QCOMPARE(database.plainSql(all), before);
    }

    void aDateThatIsNoneIsInNoMonthAndNamed_data()
    {
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("stored");
        for (const QString &text :
             {u"2024-01-32"_s, u"2024-02-30"_s, u"2024-13-01"_s, u"2024-01-31 12:00:00"_s, u"2024-01-31T12:00"_s,
              u"2024-01-31 "_s, u" 2024-01-31"_s, u"2024-1-5"_s, u"2024/01/31"_s, u"31.01.2024"_s, u"20240131x"_s,
              u"0000-01-01"_s, u"10000-01-01"_s, u""_s, u"now"_s, u"2024-01"_s, u"2024-01-31+01:00"_s})
            QTest::newRow(qPrintable(u"text "_s + text)) << u'\'' + text + u'\'' << u'\'' + text + u'\'';
        QTest::newRow("integer") << u"20240131"_s << u"20240131"_s;
        QTest::newRow("real") << u"2460310.5"_s << u"2460310.5"_s;
        QTest::newRow("blob") << u"CAST('2024-01-31' AS BLOB)"_s << u"X'323032342D30312D3331'"_s;
        QTest::newRow("null") << u"NULL"_s << u"NULL"_s;
    }
    void aDateThatIsNoneIsInNoMonthAndNamed()
    {
        QFETCH(QString, date);
        QFETCH(QString, stored);
        const TestDatabase database(Route::Sqlite);
        addPeopleAndCategories(database);
        database.plainSql(u"INSERT INTO expenses (user_id, category_id, description, amount, date) VALUES "
                          "(1, 1, 'first', 100, '2024-01-31'), (1, 1, 'odd', 200, %1)"_s.arg(date));
        const auto connection = database.connect();
        for (Month month(2023, 12); month < Month(2024, 4); month = month.next()) {
            ASSIGN_RESULT(const auto shown, queries::readMonth(*connection, month));
            ASSIGN_RESULT(const auto listed, queries::listMonth(*connection, month));
            ASSIGN_RESULT(const auto sums, queries::summarizeMonth(*connection, month, {}));
            const bool isJanuary = month == kJanuary;
            QCOMPARE(shown.expenses.size(), isJanuary ? 1 : 0);
            QCOMPARE(listed.size(), isJanuary ? 1U : 0U);
            QCOMPARE(totalOf(sums), Money::fromMinor(isJanuary ? 100 : 0));
            QCOMPARE(totalOf(shown.summary), totalOf(sums));
        }
        ASSIGN_RESULT(const auto plan, planDeployment(*connection, migrations(Engine::Sqlite)));
        const TableFinding &last = plan.report.findings.back();
        QCOMPARE(last.aspect, TableAspect::Row);
        QCOMPARE(last.expected, u"2"_s);
        QCOMPARE(last.found, stored);
        QCOMPARE(last.cost, TableCost::InNoMonth);
        ASSIGN_RESULT(const Expense gone, writing::deleteExpense(*connection, ExpenseId{2}));
        QVERIFY(!gone.entry.date.isValid());
    }

    void anAmountIsNamedIfAndOnlyIfNoSumHasIt_data()
    {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<bool>("isCounted");
        QTest::newRow("more than the program enters") << u"10000000000"_s << true;
        QTest::newRow("the largest") << u"999999999999999"_s << true;
        QTest::newRow("too large") << u"1000000000000000"_s << false;
        QTest::newRow("the largest of 64 bits") << u"9223372036854775807"_s << false;
        QTest::newRow("the least of 64 bits") << u"-9223372036854775808"_s << false;
        QTest::newRow("real") << u"12.5"_s << false;
        QTest::newRow("infinite") << u"9e999"_s << false;
        QTest::newRow("text") << u"'x'"_s << false;
        QTest::newRow("blob") << u"X'31'"_s << false;
    }
    void anAmountIsNamedIfAndOnlyIfNoSumHasIt()
    {
        QFETCH(QString, amount);
        QFETCH(bool, isCounted);
        const TestDatabase database(Route::Sqlite);
        addPeopleAndCategories(database);
        database.plainSql(u"INSERT INTO expenses (user_id, category_id, description, amount, date) "
                          "VALUES (1, 1, 'x', %1, '2024-01-31')"_s.arg(amount));
        const auto connection = database.connect();
        ASSIGN_RESULT(const auto month, queries::readMonth(*connection, kJanuary));
        QCOMPARE(unreadableOf(month.summary), isCounted ? 0 : 1);
        QCOMPARE(isAmountReadable(month.expenses.at(0).expense), isCounted);
        ASSIGN_RESULT(const auto plan, planDeployment(*connection, migrations(Engine::Sqlite)));
        QCOMPARE(plan.report.findings.back().aspect == TableAspect::Row, !isCounted);
    }

    void aSumOfAFileBeyond64BitsIsNoNumber()
    {
        const TestDatabase database(Route::Sqlite);
        addPeopleAndCategories(database);
        database.plainSql(u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
                          "INSERT INTO expenses (user_id, category_id, description, amount, date) "
                          "SELECT 1, 1, 'x', 999999999999999, '2024-01-31' FROM n"_s);
        const auto connection = database.connect();
        QCOMPARE(queries::readMonth(*connection, kJanuary).error().kind, ErrorKind::SumTooLarge);
        QCOMPARE(queries::summarizeMonth(*connection, kJanuary, {}).error().kind, ErrorKind::SumTooLarge);
    }
};

QTEST_GUILESS_MAIN(TestOddFileRows)
#include "tst_oddfilerows.moc"
