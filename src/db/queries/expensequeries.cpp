// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/queries/expensequeries.h"

#include "db/queries/timestamp.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

// Read by expenseOf(), in this order.
const QString kExpenseColumns = u"id, user_id, category_id, description, amount, date, CAST(created_at AS text)"_s;

Result<Expense> oneExpense(const Result<Rows> &answer)
{
    return answer.and_then([](const Rows &rows) { return mapOne(rows, expenseOf); });
}

} // namespace

Result<Expense> expenseOf(const Row &row)
{
    return row.money(4).map([&](Money amount) {
        return Expense{row.id<ExpenseId>(0),
                       {row.id<PersonId>(1), row.id<CategoryId>(2), row.text(3), amount, row.date(5)},
                       row.text(6)};
    });
}

Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft, const Once & /*once*/)
{
    return oneExpense(connection.exec(
        u"INSERT INTO expenses (user_id, category_id, description, amount, date, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6) RETURNING "_s
            + kExpenseColumns,
        {toValue(draft.person), toValue(draft.category), draft.description, draft.amount, draft.date, utcNow()}));
}

Result<Expense> updateExpense(Connection &connection, ExpenseId id, const ExpenseDraft &draft, const Once & /*once*/)
{
    return oneExpense(connection.exec(
        u"UPDATE expenses SET user_id = $2, category_id = $3, description = $4, amount = $5, date = $6 "
        "WHERE id = $1 RETURNING "_s
            + kExpenseColumns,
        {toValue(id), toValue(draft.person), toValue(draft.category), draft.description, draft.amount, draft.date}));
}

Result<Expense> deleteExpense(Connection &connection, ExpenseId id, const Once & /*once*/)
{
    return oneExpense(
        connection.exec(u"DELETE FROM expenses WHERE id = $1 RETURNING "_s + kExpenseColumns, {toValue(id)}));
}

Result<Expense> restoreExpense(Connection &connection, const Expense &expense, const Once & /*once*/)
{
    const ExpenseDraft &entry = expense.entry;
    return oneExpense(
        connection.exec(u"INSERT INTO expenses (id, user_id, category_id, description, amount, date, created_at) "
                        "VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING "_s
                            + kExpenseColumns,
                        {toValue(expense.id), toValue(entry.person), toValue(entry.category), entry.description,
                         entry.amount, entry.date, textOrNull(expense.createdAt)}));
}

} // namespace budget::queries
