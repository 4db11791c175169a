// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/expensequeries.h"

#include "db/budgetrows.h"
#include "db/engines.h"
#include "db/writing.h"
#include "support/verifyresult.h"

#include <QTest>
#include <QThread>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestExpenseQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatPlainSqlReads_data() { addRoutes(); }
    void writesWhatPlainSqlReads()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        const ExpenseDraft lunch = draft(u"Lunch — 'Zum Löwen'"_s, 1875, QDate(2024, 1, 16));
        ASSIGN_RESULT(const Expense added, writing::insertExpense(*connection, lunch));
        QCOMPARE(added.entry, lunch);
        const QString amount = route == Route::Sqlite ? u"1875"_s : u"18.75"_s;
        QCOMPARE(database.plainSql(u"SELECT user_id, category_id, description, amount, date FROM expenses"_s),
                 u"1|1|Lunch — 'Zum Löwen'|%1|2024-01-16"_s.arg(amount));
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM expenses WHERE created_at IS NOT NULL"_s), u"1"_s);
    }

    void editsAndDeletes_data() { addRoutes(); }
    void editsAndDeletes()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        ASSIGN_RESULT(const Expense added,
                      writing::insertExpense(*connection, draft(u"Lunch"_s, 1875, QDate(2024, 1, 16))));
        const ExpenseDraft changed{PersonId{2}, CategoryId{2}, u"Dinner"_s, Money::fromMinor(-1), QDate(2024, 2, 29)};
        ASSIGN_RESULT(const ExpenseUpdate update, writing::updateExpense(*connection, added.id, changed));
        const Expense expected{added.id, changed, added.createdAt};
        QCOMPARE(update.before, added);
        QCOMPARE(update.after, expected);
        QCOMPARE(writing::deleteExpense(*connection, added.id), expected);
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM expenses"_s), u"0"_s);
    }

    void aDeletedRowComesBackAsItWas_data() { addRoutes(); }
    void aDeletedRowComesBackAsItWas()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        ASSIGN_RESULT(const Expense added,
                      writing::insertExpense(*connection, draft(u"Lunch"_s, 1875, QDate(2024, 1, 16))));
        const QString before = database.plainSql(u"SELECT * FROM expenses"_s);
        ASSIGN_RESULT(const Expense deleted, writing::deleteExpense(*connection, added.id));
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"Another"_s, 1, QDate(2024, 1, 16))));
        QCOMPARE(writing::restoreExpense(*connection, deleted), added);
        QCOMPARE(database.plainSql(u"SELECT * FROM expenses WHERE description = 'Lunch'"_s), before);
    }

    void aRowWithoutDateAndTimeIsToleratedAndRestored_data() { addRoutes(); }
    void aRowWithoutDateAndTimeIsToleratedAndRestored()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        database.plainSql(u"INSERT INTO expenses (user_id, category_id, description, amount) VALUES (1, 1, 'x', 1)"_s);
        const auto connection = database.connect();
        ASSIGN_RESULT(const Expense deleted, writing::deleteExpense(*connection, ExpenseId{1}));
        QVERIFY(!deleted.entry.date.isValid());
        VERIFY_RESULT(writing::restoreExpense(*connection, deleted));
        QCOMPARE(database.plainSql(
                     u"SELECT count(*) FROM expenses WHERE id = 1 AND date IS NULL AND created_at IS NULL"_s),
                 u"1"_s);
    }

    void saysWhenTheRowIsGone_data() { addRoutes(); }
    void saysWhenTheRowIsGone()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        const ExpenseDraft lunch = draft(u"Lunch"_s, 1875, QDate(2024, 1, 16));
        QCOMPARE(writing::updateExpense(*connection, ExpenseId{99}, lunch).error().kind, ErrorKind::NotFound);
        QCOMPARE(writing::deleteExpense(*connection, ExpenseId{99}).error().kind, ErrorKind::NotFound);
    }

    void twoClientsThroughThePoolerLoseNothing()
    {
        constexpr int kWrites = 500;
        const TestDatabase database(Route::Pooler);
        addPeopleAndCategories(database);
        std::array<Result<void>, 2> results;
        std::vector<std::unique_ptr<QThread>> clients;
        for (auto &result : results) {
            clients.emplace_back(QThread::create([&] {
                const auto connection = database.connect();
                for (int i = 0; i < kWrites && result; ++i)
                    result = writing::insertExpense(*connection, draft(QString::number(i), 1, QDate(2024, 1, 1)))
                                 .map([](const Expense &) {});
            }));
            clients.back()->start();
        }
        for (const auto &client : clients)
            QVERIFY(client->wait(120'000));
        for (const auto &result : results)
            VERIFY_RESULT(result);
        QCOMPARE(database.plainSql(u"SELECT count(*), sum(amount) FROM expenses"_s), u"1000|10.00"_s);
    }
};

QTEST_GUILESS_MAIN(TestExpenseQueries)
#include "tst_expensequeries.moc"
