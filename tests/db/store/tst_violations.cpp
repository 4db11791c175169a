// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/budgetrows.h"
#include "db/store/categoryqueries.h"
#include "db/store/expensequeries.h"
#include "db/store/personqueries.h"

#include "db/engines.h"
#include "db/writing.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// Constraint violations of real databases are classified by their cause: a row that is gone, a name that is taken, a
/// sequence that lags.
class TestViolations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExpenseOfACategoryThatIsGone_data() { addRoutes(); }
    void anExpenseOfACategoryThatIsGone()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        ExpenseDraft draft = someExpense();
        draft.category = CategoryId{99};
        const auto refused = writing::insertExpense(*database.connect(), draft);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::CategoryUnknown);
        QVERIFY(!refused.error().detail.isEmpty());
    }

    void anExpenseOfAPersonWhoIsGone_data() { addRoutes(); }
    void anExpenseOfAPersonWhoIsGone()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        ASSIGN_RESULT(const Expense kept, writing::insertExpense(*connection, someExpense()));
        ExpenseDraft draft = someExpense();
        draft.person = PersonId{99};
        const auto refused = writing::updateExpense(*connection, kept.id, draft);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::PersonUnknown);
    }

    /// The same violations with other constraint names, and in another language of the server.
    void inAnotherLanguageAndWithOtherNames()
    {
        const TestDatabase database(Route::Postgres);
        addPeopleAndCategories(database);
        database.plainSql(u"ALTER TABLE expenses RENAME CONSTRAINT expenses_category_id_fkey TO parent"_s);
        database.plainSql(u"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lc_messages = %L', current_database(), "
                          "'de_DE.UTF-8'); EXCEPTION WHEN OTHERS THEN NULL; END $$"_s);
        ExpenseDraft draft = someExpense();
        draft.category = CategoryId{99};
        const auto refused = writing::insertExpense(*database.connect(), draft);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::CategoryUnknown);
        QCOMPARE(refused.error().field, Field::Category);
    }

    void aSequenceThatLags_data()
    {
        QTest::addColumn<Route>("route");
        QTest::newRow("direct") << Route::Postgres;
        QTest::newRow("pooler") << Route::Pooler;
    }
    void aSequenceThatLags()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        database.plainSql(u"SELECT setval('expenses_id_seq', 1, false), setval('categories_id_seq', 1, false);"
                          "INSERT INTO expenses (id, user_id, category_id, description, amount) "
                          "VALUES (1, 1, 1, 'by a script', 1)"_s);
        const auto connection = database.connect();
        const auto expense = writing::insertExpense(*connection, someExpense());
        QVERIFY(!expense);
        QCOMPARE(expense.error().kind, ErrorKind::SequenceBehind);
        QCOMPARE(expense.error().constraint, u"expenses_pkey"_s);
        const QString repair = expense.error().detail.section(u'\n', 1);
        QCOMPARE(repair, u"SELECT setval(pg_get_serial_sequence('expenses', 'id'), max(id)) FROM expenses"_s);
        const auto category = writing::insertCategory(*connection, {u"New"_s, u"#000000"_s});
        QVERIFY(!category);
        QCOMPARE(category.error().kind, ErrorKind::SequenceBehind);
        database.plainSql(repair);
        VERIFY_RESULT(writing::insertExpense(*connection, someExpense()));
        const auto taken = writing::updateCategory(*connection, CategoryId{1}, {u"Fun"_s, u"#000000"_s});
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, ErrorKind::NameTaken);
        QCOMPARE(taken.error().field, Field::Name);
    }

    void aColumnOfOnesOwnThatMustBeFilled()
    {
        const TestDatabase database(Route::Postgres);
        addPeopleAndCategories(database);
        database.plainSql(u"ALTER TABLE expenses ADD notes text NOT NULL"_s);
        const auto refused = writing::insertExpense(*database.connect(), someExpense());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::TablesDiffer);
    }

    void aRuleOfAFileIsQuoted_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("text");
        for (const char *raise : {"ABORT", "FAIL", "ROLLBACK"})
            QTest::newRow(raise) << u"CREATE TRIGGER t BEFORE INSERT ON expenses "
                                    "BEGIN SELECT RAISE(%1, 'no tea today'); END"_s.arg(QLatin1StringView(raise))
                                 << u"no tea today"_s;
        QTest::newRow("NOT NULL") << u"ALTER TABLE expenses ADD notes text; CREATE TRIGGER t AFTER INSERT ON expenses "
                                     "BEGIN UPDATE expenses SET amount = NULL; END"_s
                                  << u"NOT NULL constraint failed: expenses.amount"_s;
        QTest::newRow("CHECK") << u"ALTER TABLE expenses ADD n integer DEFAULT 1 CHECK (n > 0 AND amount > 10000)"_s
                               << u"CHECK constraint failed: n > 0 AND amount > 10000"_s;
    }
    void aRuleOfAFileIsQuoted()
    {
        QFETCH(QString, rule);
        const TestDatabase database(Route::Sqlite);
        addPeopleAndCategories(database);
        database.plainSql(rule);
        const auto refused = writing::insertExpense(*database.connect(), someExpense());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::ValueRefused);
        QCOMPARE(refused.error().field, Field::LedgerFile);
        QTEST(refused.error().detail, "text");
    }

private:
    static ExpenseDraft someExpense()
    {
        ExpenseDraft draft;
        draft.person = PersonId{1};
        draft.category = CategoryId{1};
        draft.description = u"Tea"_s;
        draft.amount = Money::fromMinor(330);
        draft.date = QDate(2024, 1, 15);
        return draft;
    }
};

QTEST_GUILESS_MAIN(TestViolations)
#include "tst_violations.moc"
