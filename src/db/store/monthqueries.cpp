// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/monthqueries.h"

#include "db/store/categoryqueries.h"
#include "db/store/columns.h"
#include "db/store/expensequeries.h"
#include "db/store/personqueries.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

Statement listOf(Month month, const LedgerLayout &layout)
{
    return {
        reading(layout)
            + u"SELECT e.id, e.user_id, e.category_id, e.description, e.amount, e.date, CAST(e.created_at AS text) AS created_at, "
              "c.name AS category_name, c.color AS category_color, u.name AS person_name "
              "FROM expenses e JOIN categories c ON c.id = e.category_id JOIN users u ON u.id = e.user_id "
              "WHERE e.date >= $1 AND e.date < $2 ORDER BY e.date, e.id"_s,
        {month.first(), month.next().first()}};
}

Statement summaryOf(Month month, std::optional<PersonId> person, const LedgerLayout &layout)
{
    return {
        reading(layout)
            + u"SELECT c.id, c.name, c.color, count(*) AS count, sum(e.amount) AS total "
              "FROM expenses e JOIN categories c ON c.id = e.category_id "
              "WHERE e.date >= $1 AND e.date < $2 AND (CAST($3 AS integer) IS NULL OR e.user_id = CAST($3 AS integer)) "
              "GROUP BY c.id, c.name, c.color ORDER BY total DESC, c.name"_s,
        {month.first(), month.next().first(), person ? toValue(*person) : Value()}};
}

ListedExpense listedExpenseOf(Row &row)
{
    const Expense expense = expenseOf(row);
    const Category category{expense.entry.category, row.text("category_name"_L1), row.text("category_color"_L1)};
    return {expense, category, row.text("person_name"_L1)};
}

CategoryTotal categoryTotalOf(Row &row)
{
    const Category category = categoryOf(row);
    const qint64 count = row.integer("count"_L1);
    return {category, count, row.money("total"_L1)};
}

Result<MonthOverview> overviewOf(const std::vector<Rows> &answers)
{
    const auto expenses = mapRows(answers[0], listedExpenseOf);
    if (!expenses)
        return tl::make_unexpected(expenses.error());
    const auto summary = mapRows(answers[1], categoryTotalOf);
    if (!summary)
        return tl::make_unexpected(summary.error());
    const auto categories = mapRows(answers[2], categoryOf);
    if (!categories)
        return tl::make_unexpected(categories.error());
    return mapRows(answers[3], personOf).map([&](const std::vector<Person> &persons) {
        return MonthOverview{*expenses, *summary, *categories, persons};
    });
}

} // namespace

Result<std::vector<ListedExpense>> listMonth(Connection &connection, Month month, const LedgerLayout &layout)
{
    const Statement list = listOf(month, layout);
    return connection.exec(list.sql, list.params).and_then([](const Rows &rows) {
        return mapRows(rows, listedExpenseOf);
    });
}

Result<MonthSummary> summarizeMonth(Connection &connection, Month month, std::optional<PersonId> person,
                                    const LedgerLayout &layout)
{
    const Statement summary = summaryOf(month, person, layout);
    return connection.exec(summary.sql, summary.params).and_then([](const Rows &rows) {
        return mapRows(rows, categoryTotalOf);
    });
}

Result<MonthOverview> readMonth(Connection &connection, Month month, const LedgerLayout &layout)
{
    return connection
        .execTogether({listOf(month, layout), summaryOf(month, {}, layout), listOfCategories(layout), listOfPersons(layout)})
        .and_then(overviewOf);
}

} // namespace budget::queries
