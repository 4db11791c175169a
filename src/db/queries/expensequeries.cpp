// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/queries/expensequeries.h"

#include "db/queries/timestamp.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

Params valuesOf(const ExpenseDraft &draft)
{
    return {toValue(draft.person), toValue(draft.category), draft.description, draft.amount, draft.date};
}

Change insertionOf(const ExpenseDraft &draft)
{
    return {{u"insertExpense"_s, valuesOf(draft)},
            u"INSERT INTO expenses (user_id, category_id, description, amount, date, created_at) "
            "VALUES ($1, $2, $3, $4, $5, $6) RETURNING "_s
                + kExpenseColumns,
            {utcNow()}};
}

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

Result<Rows> insertRow(Connection &connection, const ExpenseDraft &draft)
{
    return changeOnce(connection, {.isRecorded = false}, insertionOf(draft));
}

Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft, const Once &once)
{
    return oneExpense(changeOnce(connection, once, insertionOf(draft)));
}

Result<Expense> updateExpense(Connection &connection, ExpenseId id, const ExpenseDraft &draft, const Once &once)
{
    Params values = valuesOf(draft);
    values.push_back(toValue(id));
    return oneExpense(
        changeOnce(connection, once,
                   {{u"updateExpense"_s, values},
                    u"UPDATE expenses SET user_id = $1, category_id = $2, description = $3, amount = $4, date = $5 "
                    "WHERE id = $6 RETURNING "_s
                        + kExpenseColumns}));
}

Result<Expense> deleteExpense(Connection &connection, ExpenseId id, const Once &once)
{
    return oneExpense(changeOnce(connection, once,
                                 {{u"deleteExpense"_s, {toValue(id)}},
                                  u"DELETE FROM expenses WHERE id = $1 RETURNING "_s + kExpenseColumns}));
}

Result<Expense> restoreExpense(Connection &connection, const Expense &expense, const Once &once)
{
    Params values = valuesOf(expense.entry);
    values.insert(values.end(), {toValue(expense.id), textOrNull(expense.createdAt)});
    return oneExpense(
        changeOnce(connection, once,
                   {{u"restoreExpense"_s, values},
                    u"INSERT INTO expenses (user_id, category_id, description, amount, date, id, created_at) "
                    "VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING "_s
                        + kExpenseColumns}));
}

} // namespace budget::queries
