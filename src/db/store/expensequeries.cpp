// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/expensequeries.h"

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

Change insertionOf(const ExpenseDraft &draft, const LedgerForm &form)
{
    const Change change{{u"insertExpense"_s, valuesOf(draft)},
                        intoExpenses(form) + u"VALUES ("_s + expenseValues(form, kPlaces) + u") RETURNING "_s
                            + expenseColumns(form, u"$5"_s),
                        timeOfEntry(form.hasExpenseTime, utcNow())};
    return keptBeside(change, Beside::Date, form);
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
    return changeOnce(connection, {.isRecorded = false}, insertionOf(draft, {}));
}

Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft, const Once &once,
                              const LedgerForm &form)
{
    return oneExpense(changeOnce(connection, once, insertionOf(draft, form)));
}

Result<Expense> updateExpense(Connection &connection, ExpenseId id, const ExpenseDraft &draft, const Once &once,
                              const LedgerForm &form)
{
    Params values = valuesOf(draft);
    values.push_back(toValue(id));
    const QString date = form.hasDate ? u", date = $5"_s : QString();
    const Change change{{u"updateExpense"_s, values},
                        u"UPDATE expenses SET user_id = $1, category_id = $2, description = $3, amount = $4"_s + date
                            + u" WHERE id = $6 RETURNING "_s + expenseColumns(form, u"$5"_s)};
    return oneExpense(changeOnce(connection, once, keptBeside(change, Beside::Date, form)));
}

Result<Expense> deleteExpense(Connection &connection, ExpenseId id, const Once &once, const LedgerForm &form)
{
    const Change change{{u"deleteExpense"_s, {toValue(id)}},
                        u"DELETE FROM expenses WHERE id = $1 RETURNING "_s + expenseColumns(form)};
    return oneExpense(changeOnce(connection, once, droppedBeside(change, Beside::Date, form)));
}

Result<Expense> restoreExpense(Connection &connection, const Expense &expense, const Once &once, const LedgerForm &form)
{
    Params values = valuesOf(expense.entry);
    values.push_back(toValue(expense.id));
    if (form.hasExpenseTime)
        values.push_back(textOrNull(expense.createdAt));
    const QString columns = u"id, user_id, category_id, description, amount"_s
        + (form.hasDate ? u", date"_s : QString()) + (form.hasExpenseTime ? u", created_at"_s : QString());
    const QString places = u"$6, $1, $2, $3, $4"_s + (form.hasDate ? u", $5"_s : QString())
        + (form.hasExpenseTime ? u", $7"_s : QString());
    const Change change{{u"restoreExpense"_s, values},
                        u"INSERT INTO expenses (%1) VALUES (%2) RETURNING "_s.arg(columns, places)
                            + expenseColumns(form, u"$5"_s)};
    return oneExpense(changeOnce(connection, once, keptBeside(change, Beside::Date, form)));
}

} // namespace budget::queries
