// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/monthqueries.h"

#include "db/store/categoryqueries.h"
#include "db/store/columns.h"
#include "db/store/expensequeries.h"
#include "db/store/personqueries.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

Statement listOf(Month month, const LedgerForm &form)
{
    return {
        reading(form)
            + u"SELECT e.id, e.user_id, e.category_id, e.description, e.amount, e.date, CAST(e.created_at AS text), "
              "c.name, c.color, u.name "
              "FROM expenses e JOIN categories c ON c.id = e.category_id JOIN users u ON u.id = e.user_id "
              "WHERE e.date >= $1 AND e.date < $2 ORDER BY e.date, e.id"_s,
        {month.first(), month.next().first()}};
}

Statement summaryOf(Month month, std::optional<PersonId> person, const LedgerForm &form)
{
    return {
        reading(form)
            + u"SELECT c.id, c.name, c.color, count(*), sum(e.amount) AS total "
              "FROM expenses e JOIN categories c ON c.id = e.category_id "
              "WHERE e.date >= $1 AND e.date < $2 AND (CAST($3 AS integer) IS NULL OR e.user_id = CAST($3 AS integer)) "
              "GROUP BY c.id, c.name, c.color ORDER BY total DESC, c.name"_s,
        {month.first(), month.next().first(), person ? toValue(*person) : Value()}};
}

Result<ListedExpense> listedExpenseOf(const Row &row)
{
    return expenseOf(row).map([&](const Expense &expense) {
        return ListedExpense{expense, {expense.entry.category, row.text(7), row.text(8)}, row.text(9)};
    });
}

Result<CategoryTotal> categoryTotalOf(const Row &row)
{
    return row.money(4).map([&](Money total) {
        return CategoryTotal{{row.id<CategoryId>(0), row.text(1), row.text(2)}, row.integer(3), total};
    });
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

Result<std::vector<ListedExpense>> listMonth(Connection &connection, Month month, const LedgerForm &form)
{
    const Statement list = listOf(month, form);
    return connection.exec(list.sql, list.params).and_then([](const Rows &rows) {
        return mapRows(rows, listedExpenseOf);
    });
}

Result<MonthSummary> summarizeMonth(Connection &connection, Month month, std::optional<PersonId> person,
                                    const LedgerForm &form)
{
    const Statement summary = summaryOf(month, person, form);
    return connection.exec(summary.sql, summary.params).and_then([](const Rows &rows) {
        return mapRows(rows, categoryTotalOf);
    });
}

Result<MonthOverview> readMonth(Connection &connection, Month month, const LedgerForm &form)
{
    return connection
        .execTogether({listOf(month, form), summaryOf(month, {}, form), listOfCategories(form), listOfPersons(form)})
        .and_then(overviewOf);
}

} // namespace budget::queries
