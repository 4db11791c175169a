// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/queries/expensequeries.h"

#include "db/queries/timestamp.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

// Read by expenseOf(), in this order.
const QString kExpenseColumns = u"id, user_id, category_id, description, amount, date, CAST(created_at AS text)"_s;

Result<Expense> expenseOf(const Row &row)
{
    return row.money(4).map([&](Money amount) {
        return Expense{row.id<ExpenseId>(0),
                       {row.id<PersonId>(1), row.id<CategoryId>(2), row.text(3), amount, row.date(5)},
                       row.text(6)};
    });
}

Result<Expense> oneExpense(const Result<Rows> &answer)
{
    return answer.and_then([](const Rows &rows) { return mapOne(rows, expenseOf); });
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

} // namespace

Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft)
{
    return oneExpense(connection.exec(
        u"INSERT INTO expenses (user_id, category_id, description, amount, date, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6) RETURNING "_s
            + kExpenseColumns,
        {toValue(draft.person), toValue(draft.category), draft.description, draft.amount, draft.date, utcNow()}));
}

Result<Expense> updateExpense(Connection &connection, ExpenseId id, const ExpenseDraft &draft)
{
    return oneExpense(connection.exec(
        u"UPDATE expenses SET user_id = $2, category_id = $3, description = $4, amount = $5, date = $6 "
        "WHERE id = $1 RETURNING "_s
            + kExpenseColumns,
        {toValue(id), toValue(draft.person), toValue(draft.category), draft.description, draft.amount, draft.date}));
}

Result<Expense> deleteExpense(Connection &connection, ExpenseId id)
{
    return oneExpense(
        connection.exec(u"DELETE FROM expenses WHERE id = $1 RETURNING "_s + kExpenseColumns, {toValue(id)}));
}

Result<Expense> restoreExpense(Connection &connection, const Expense &expense)
{
    const ExpenseDraft &entry = expense.entry;
    return oneExpense(
        connection.exec(u"INSERT INTO expenses (id, user_id, category_id, description, amount, date, created_at) "
                        "VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING "_s
                            + kExpenseColumns,
                        {toValue(expense.id), toValue(entry.person), toValue(entry.category), entry.description,
                         entry.amount, entry.date, textOrNull(expense.createdAt)}));
}

Result<std::vector<ListedExpense>> listMonth(Connection &connection, Month month)
{
    const auto answer = connection.exec(
        u"SELECT e.id, e.user_id, e.category_id, e.description, e.amount, e.date, CAST(e.created_at AS text), "
        "c.name, c.color, u.name "
        "FROM expenses e JOIN categories c ON c.id = e.category_id JOIN users u ON u.id = e.user_id "
        "WHERE e.date >= $1 AND e.date < $2 ORDER BY e.date, e.id"_s,
        {month.first(), month.next().first()});
    return answer.and_then([](const Rows &rows) { return mapRows(rows, listedExpenseOf); });
}

Result<MonthSummary> summarizeMonth(Connection &connection, Month month, std::optional<PersonId> person)
{
    const auto answer = connection.exec(
        u"SELECT c.id, c.name, c.color, count(*), sum(e.amount) AS total "
        "FROM expenses e JOIN categories c ON c.id = e.category_id "
        "WHERE e.date >= $1 AND e.date < $2 AND (CAST($3 AS integer) IS NULL OR e.user_id = CAST($3 AS integer)) "
        "GROUP BY c.id, c.name, c.color ORDER BY total DESC, c.name"_s,
        {month.first(), month.next().first(), person ? toValue(*person) : Value()});
    return answer.and_then([](const Rows &rows) { return mapRows(rows, categoryTotalOf); });
}

} // namespace budget::queries
