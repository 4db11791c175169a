// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/expensequeries.h"

#include "core/failure/statementfailure.h"
#include "db/store/columns.h"
#include "db/store/timestamp.h"

#include <cstdlib>

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

bool isReadable(Money amount)
{
    return std::abs(amount.minor()) <= Money::kMaxReadableMinor;
}

/// Reads the amount. An amount that is not whole cents, or too large, is kept as text.
void takeAmount(Row &row, Expense &expense)
{
    const auto amount = row.readableMoney("amount"_L1);
    const bool isTaken = amount && isReadable(*amount);
    if (isTaken)
        expense.entry.amount = *amount;
    const QString stored = row.text("amount"_L1);
    if (!isTaken || !Money::isExact(stored))
        expense.stored.amount = stored;
}

/// The stored text, which may be a value that no draft can hold; `value` if there is no such text.
Value storedOr(const QString &stored, const Value &value)
{
    return stored.isEmpty() ? value : Value(stored);
}

/// The id of a parent, which a table may allow to be NULL.
template <class IdType>
Value parentOf(IdType id)
{
    return id.value == 0 ? Value() : toValue(id);
}

/// The parameters $1 to $6: the values of the row, including values that a draft cannot hold.
Params storedValuesOf(const Expense &expense)
{
    const ExpenseDraft &entry = expense.entry;
    return {parentOf(entry.person),
            parentOf(entry.category),
            expense.stored.isDescriptionNull ? Value() : Value(entry.description),
            expense.stored.isAmountNull ? Value() : storedOr(expense.stored.amount, entry.amount),
            storedOr(expense.stored.date, entry.date),
            toValue(expense.id)};
}

Result<Expense> oneExpense(const Result<Rows> &answer)
{
    return answer.and_then([](const Rows &rows) { return mapOne(rows, expenseOf); });
}

/// Finds out whether the category or the person is missing, when a foreign key has refused a row and the constraint's
/// name does not tell.
Error withMissingParent(Connection &connection, const ExpenseDraft &draft, Error error)
{
    const auto parents = connection.exec(u"SELECT (SELECT count(*) FROM categories WHERE id = $1) AS categories, "
                                         "(SELECT count(*) FROM users WHERE id = $2) AS persons"_s,
                                         {toValue(draft.category), toValue(draft.person)});
    if (!parents)
        return error;
    const auto explained = mapSingle(*parents, [&](Row &row) {
        const bool isCategory = !row.flag("categories"_L1);
        if (!isCategory && row.flag("persons"_L1))
            return error;
        error.kind = isCategory ? ErrorKind::CategoryUnknown : ErrorKind::PersonUnknown;
        error.field = isCategory ? Field::Category : Field::Person;
        // foreign_key_violation: tells this error from that of a mistyped name, which has no SQLSTATE
        error.sqlState = u"23503"_s;
        return error;
    });
    return explained.value_or(error);
}

} // namespace

Result<Rows> written(Connection &connection, const ExpenseDraft &draft, const Result<Rows> &answer)
{
    return answer.map_error(ofWrittenRow).map_error([&](const Error &error) {
        return error.kind == ErrorKind::NotFound ? withMissingParent(connection, draft, error) : error;
    });
}

Expense expenseOf(Row &row)
{
    Expense expense{row.id<ExpenseId>("id"_L1), {}, {}};
    ExpenseDraft &entry = expense.entry;
    entry.person = row.idOrNone<PersonId>("user_id"_L1);
    entry.category = row.idOrNone<CategoryId>("category_id"_L1);
    entry.description = row.text("description"_L1);
    expense.stored.isDescriptionNull = row.isNull("description"_L1);
    expense.stored.isAmountNull = row.isNull("amount"_L1);
    takeAmount(row, expense);
    entry.date = row.date("date"_L1);
    if (!entry.date.isValid())
        expense.stored.date = row.text("date"_L1);
    expense.createdAt = row.text("created_at"_L1);
    return expense;
}

Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft, const Once &once,
                              const LedgerLayout &layout)
{
    return oneExpense(written(connection, draft, changeOnce(connection, once, insertionOf(draft, layout))));
}

Result<Expense> restoreExpense(Connection &connection, const Expense &expense, const Once &once,
                               const LedgerLayout &layout)
{
    const ExpenseDraft &entry = expense.entry;
    Params values = storedValuesOf(expense);
    if (layout.hasExpenseTime)
        values.push_back(textOrNull(expense.createdAt));
    const QString columns = u"id, user_id, category_id, description, amount"_s
        + (layout.hasDate ? u", date"_s : QString()) + (layout.hasExpenseTime ? u", created_at"_s : QString());
    const QString places = u"$6, $1, $2, $3, $4"_s + (layout.hasDate ? u", $5"_s : QString())
        + (layout.hasExpenseTime ? u", $7"_s : QString());
    const Change change{{u"restoreExpense"_s, values, kExpenseColumns},
                        u"INSERT INTO expenses (%1) VALUES (%2) RETURNING "_s.arg(columns, places)
                            + expenseColumns(layout, u"$5"_s)};
    return oneExpense(
        written(connection, entry, changeOnce(connection, once, keptBeside(change, Beside::Date, layout))));
}

} // namespace budget::queries
