// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/expensequeries.h"

#include "core/failure/statementfailure.h"
#include "db/store/columns.h"
#include "db/store/timestamp.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

Params valuesOf(const ExpenseDraft &draft)
{
    return {toValue(draft.person), toValue(draft.category), draft.description, draft.amount, draft.date};
}

const QStringList kPlaces{u"$1"_s, u"$2"_s, u"$3"_s, u"$4"_s, u"$5"_s, u"$6"_s};

Change insertionOf(const ExpenseDraft &draft, const LedgerLayout &layout)
{
    const Change change{{u"insertExpense"_s, valuesOf(draft), kExpenseColumns},
                        intoExpenses(layout) + u"VALUES ("_s + expenseValues(layout, kPlaces) + u") RETURNING "_s
                            + expenseColumns(layout, u"$5"_s),
                        timeOfEntry(layout.hasExpenseTime, utcNow())};
    return keptBeside(change, Beside::Date, layout);
}

Result<Expense> oneExpense(const Result<Rows> &answer)
{
    return answer.and_then([](const Rows &rows) { return mapOne(rows, expenseOf); });
}

} // namespace

Expense expenseOf(Row &row)
{
    const auto id = row.id<ExpenseId>("id"_L1);
    const ExpenseDraft entry{row.idOrNone<PersonId>("user_id"_L1), row.idOrNone<CategoryId>("category_id"_L1),
                             row.text("description"_L1), row.money("amount"_L1), row.date("date"_L1)};
    return {id, entry, row.text("created_at"_L1)};
}

Result<Rows> insertRow(Connection &connection, const ExpenseDraft &draft)
{
    return changeOnce(connection, {.isRecorded = false}, insertionOf(draft, {})).map_error(ofWrittenRow);
}

Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft, const Once &once,
                              const LedgerLayout &layout)
{
    return oneExpense(changeOnce(connection, once, insertionOf(draft, layout)).map_error(ofWrittenRow));
}

Result<Expense> updateExpense(Connection &connection, ExpenseId id, const ExpenseDraft &draft, const Once &once,
                              const LedgerLayout &layout)
{
    Params values = valuesOf(draft);
    values.push_back(toValue(id));
    const QString date = layout.hasDate ? u", date = $5"_s : QString();
    const Change change{{u"updateExpense"_s, values, kExpenseColumns},
                        u"UPDATE expenses SET user_id = $1, category_id = $2, description = $3, amount = $4"_s + date
                            + u" WHERE id = $6 RETURNING "_s + expenseColumns(layout, u"$5"_s)};
    return oneExpense(changeOnce(connection, once, keptBeside(change, Beside::Date, layout)).map_error(ofWrittenRow));
}

Result<Expense> deleteExpense(Connection &connection, ExpenseId id, const Once &once, const LedgerLayout &layout)
{
    const Change change{{u"deleteExpense"_s, {toValue(id)}, kExpenseColumns},
                        u"DELETE FROM expenses WHERE id = $1 RETURNING "_s + expenseColumns(layout)};
    return oneExpense(changeOnce(connection, once, droppedBeside(change, Beside::Date, layout)));
}

Result<Expense> restoreExpense(Connection &connection, const Expense &expense, const Once &once,
                               const LedgerLayout &layout)
{
    Params values = valuesOf(expense.entry);
    values.push_back(toValue(expense.id));
    if (layout.hasExpenseTime)
        values.push_back(textOrNull(expense.createdAt));
    const QString columns = u"id, user_id, category_id, description, amount"_s
        + (layout.hasDate ? u", date"_s : QString()) + (layout.hasExpenseTime ? u", created_at"_s : QString());
    const QString places = u"$6, $1, $2, $3, $4"_s + (layout.hasDate ? u", $5"_s : QString())
        + (layout.hasExpenseTime ? u", $7"_s : QString());
    const Change change{{u"restoreExpense"_s, values, kExpenseColumns},
                        u"INSERT INTO expenses (%1) VALUES (%2) RETURNING "_s.arg(columns, places)
                            + expenseColumns(layout, u"$5"_s)};
    return oneExpense(changeOnce(connection, once, keptBeside(change, Beside::Date, layout)).map_error(ofWrittenRow));
}

} // namespace budget::queries
