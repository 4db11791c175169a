// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/monthqueries.h"

#include "core/address/serveraddress.h"
#include "db/budgetrows.h"
#include "db/postgres/driver/pgconnection.h"
#include "db/store/expensequeries.h"
#include "db/writing.h"
#include "support/links/faultproxy.h"
#include "support/servers/postgrescluster.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;

namespace {

template <class Expenses>
requires std::same_as<typename Expenses::value_type, ListedExpense> QString printed(const Expenses &expenses)
{
    QStringList lines;
    for (const ListedExpense &listed : expenses) {
        const ExpenseDraft &entry = listed.expense.entry;
        lines << QStringList{entry.date.toString(Qt::ISODate), entry.description, listed.category.name,
                             listed.personName, entry.amount.toDecimal()}
                     .join(u" | "_s);
    }
    return lines.join(u'\n');
}

QString printed(const MonthSummary &summary)
{
    QStringList lines;
    for (const CategoryTotal &total : summary)
        lines << u"%1 %2 (%3)"_s.arg(total.category.name, total.total.toDecimal()).arg(total.count);
    return lines.join(u'\n');
}

} // namespace

class TestMonthQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsTheDaysOfTheMonthAlone_data() { addRoutes(); }
    void listsTheDaysOfTheMonthAlone()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"last"_s, 300, QDate(2024, 2, 29))));
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"first"_s, -200, QDate(2024, 2, 1))));
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"first again"_s, 1, QDate(2024, 2, 1))));
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"before"_s, 400, QDate(2024, 1, 31))));
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"after"_s, 500, QDate(2024, 3, 1))));
        ASSIGN_RESULT(const auto listed, queries::listMonth(*connection, Month(2024, 2)));
        QCOMPARE(printed(listed),
                 u"2024-02-01 | first | Food | Alice | -2.00\n"
                 "2024-02-01 | first again | Food | Alice | 0.01\n"
                 "2024-02-29 | last | Food | Alice | 3.00"_s);
    }

    void summarizesTheLargestFirst_data() { addRoutes(); }
    void summarizesTheLargestFirst()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"a"_s, 10, QDate(2024, 2, 1))));
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"b"_s, 20, QDate(2024, 2, 29))));
        ExpenseDraft fun = draft(u"c"_s, 9'999'999'999, QDate(2024, 2, 2));
        fun.category = CategoryId{2};
        fun.person = PersonId{2};
        VERIFY_RESULT(writing::insertExpense(*connection, fun));
        VERIFY_RESULT(writing::insertExpense(*connection, fun));
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"elsewhere"_s, 1, QDate(2024, 3, 1))));
        ASSIGN_RESULT(const auto all, queries::summarizeMonth(*connection, Month(2024, 2), {}));
        QCOMPARE(printed(all), u"Fun 199999999.98 (2)\nFood 0.30 (2)"_s);
        ASSIGN_RESULT(const auto alice, queries::summarizeMonth(*connection, Month(2024, 2), PersonId{1}));
        QCOMPARE(printed(alice), u"Food 0.30 (2)"_s);
        ASSIGN_RESULT(const auto nothing, queries::summarizeMonth(*connection, Month(2024, 4), {}));
        QVERIFY(nothing.empty());
    }

    void readsAllThatTheViewShows_data() { addRoutes(); }
    void readsAllThatTheViewShows()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"Bread"_s, 300, QDate(2024, 2, 29))));
        ASSIGN_RESULT(const auto overview, queries::readMonth(*connection, Month(2024, 2)));
        QCOMPARE(printed(overview.expenses), u"2024-02-29 | Bread | Food | Alice | 3.00"_s);
        QCOMPARE(printed(overview.summary), u"Food 3.00 (1)"_s);
        QCOMPARE(overview.categories.size(), 2U);
        QCOMPARE(overview.persons.size(), 2U);
        ASSIGN_RESULT(const auto empty, queries::readMonth(*connection, Month(2024, 3)));
        QVERIFY(empty.expenses.empty() && empty.summary.empty() && empty.categories.size() == 2);
    }

    void theViewIsOneFlight()
    {
        const TestDatabase database(Route::Postgres);
        addPeopleAndCategories(database);
        FaultProxy proxy(sharedCluster().port());
        auto login = database.server();
        login.address.port = proxy.port();
        ASSIGN_RESULT(const auto connection, PgConnection::open(login, std::make_shared<Interrupt>()));
        proxy.resetFlights();
        VERIFY_RESULT(queries::readMonth(*connection, Month(2024, 2)));
        QCOMPARE(proxy.flights(), 1);
    }
};

QTEST_GUILESS_MAIN(TestMonthQueries)
#include "tst_monthqueries.moc"
