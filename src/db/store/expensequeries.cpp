// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/expensequeries.h"

#include "core/failure/statementfailure.h"
#include "db/perengine.h"
#include "db/store/columns.h"
#include "db/store/timestamp.h"

#include <QRegularExpression>

#include <cstdlib>
#include <iterator>

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

/// Keeps a stored description that is longer than what is shown, unless its shown beginning was changed. A draft has no
/// white space at the ends of its description.
const QString kDescription =
    u"CASE WHEN length(description) > %1 AND trim(substr(description, 1, %1), ' \t\n\v\f\r') = CAST($3 AS text) "
    "THEN description ELSE CAST($3 AS text) END"_s.arg(kMaxDescription);

/// Keeps a stored amount with parts of a cent, unless the rounded amount that is shown was changed.
QString amountIn(const LedgerLayout &layout)
{
    if (layout.isAmountExact)
        return u"$4"_s;
    return u"CASE WHEN round(CAST(amount AS numeric), 2) = CAST($4 AS numeric) THEN amount "
           "ELSE CAST($4 AS numeric) END"_s;
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
            entry.description,
            storedOr(expense.stored.amount, entry.amount),
            storedOr(expense.stored.date, entry.date),
            toValue(expense.id)};
}

/// SQL for a parameter that may hold a stored text. SQLite: readRows() marks a REAL, whatever the column's type.
QString storedPlace(Engine engine, const QString &place)
{
    return isServer(engine) ? place
                            : u"CASE WHEN %1 GLOB '* (REAL)' THEN CAST(replace(%1, ' (REAL)', '') AS REAL) "
                              "ELSE %1 END"_s.arg(place);
}

QString assignments(const QString &description, const QString &amount, const QString &date,
                    const LedgerLayout &layout)
{
    return u"UPDATE expenses SET user_id = $1, category_id = $2, description = "_s + description + u", amount = "_s
        + amount + (layout.hasDate ? u", date = "_s + date : QString());
}

/// The names of kExpenseColumns of the row before an update.
const QStringList &columnsBefore()
{
    static const QStringList names = [] {
        QStringList all = kExpenseColumns;
        return all.replaceInStrings(QRegularExpression(u"^"_s), u"before_"_s);
    }();
    return names;
}

/// PostgreSQL: updates a row and returns its values before and after. The row is locked while it is read, so that no
/// other session changes it between the reading and the update.
Change updateOnServer(const Params &values, const LedgerLayout &layout)
{
    const QString before = columnsBefore().join(u", "_s);
    const QString stored = u" FROM (SELECT %1 FROM expenses WHERE id = $6 FOR UPDATE) AS stored (%2)"_s.arg(
        expenseColumns(layout), before);
    const Change change{{u"updateExpense"_s, values, kExpenseColumns + columnsBefore()},
                        assignments(kDescription, amountIn(layout), u"$5"_s, layout) + stored
                            + u" WHERE id = before_id RETURNING "_s + expenseColumns(layout, u"$5"_s) + u", "_s
                            + before};
    return keptBeside(change, Beside::Date, layout);
}

/// SQLite: as updateOnServer(), in two statements, because RETURNING names the columns of the changed table only.
Result<Rows> updateInFile(Connection &connection, const Params &values, const LedgerLayout &layout)
{
    auto before = connection.exec(u"SELECT "_s + expenseColumns(layout) + u" FROM expenses WHERE id = $1"_s,
                                  {values.back()});
    if (!before || before->isEmpty())
        return before;
    auto after = connection.exec(assignments(kDescription, amountIn(layout), u"$5"_s, layout) + u" WHERE id = $6 RETURNING "_s
                                     + expenseColumns(layout, u"$5"_s),
                                 values);
    if (!after || after->isEmpty())
        return after;
    Cells &cells = after->rows.front();
    cells.insert(cells.end(), before->rows.front().begin(), before->rows.front().end());
    after->columns = kExpenseColumns + columnsBefore();
    return after;
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
        error.sqlState = u"23503"_s; // as from PostgreSQL: the row is gone, the name was not mistyped
        return error;
    });
    return explained.value_or(error);
}

/// Splits the row of kExpenseColumns and columnsBefore().
Result<ExpenseUpdate> updateIn(const Rows &rows)
{
    if (rows.isEmpty())
        return failure(ErrorKind::NotFound);
    const Cells &cells = rows.rows.front();
    if (std::ssize(cells) != 2 * kExpenseColumns.size())
        return failure(ErrorKind::AnswerMalformed, Field::None, u"%1 columns"_s.arg(cells.size()));
    const auto middle = cells.begin() + kExpenseColumns.size();
    const auto after = oneExpense(Rows{kExpenseColumns, {Cells(cells.begin(), middle)}});
    const auto before = oneExpense(Rows{kExpenseColumns, {Cells(middle, cells.end())}});
    if (!after || !before)
        return tl::make_unexpected(after ? before.error() : after.error());
    return ExpenseUpdate{*before, *after};
}

Result<Rows> written(Connection &connection, const ExpenseDraft &draft, const Result<Rows> &answer)
{
    return answer.map_error(ofWrittenRow).map_error([&](const Error &error) {
        return error.kind == ErrorKind::NotFound ? withMissingParent(connection, draft, error) : error;
    });
}

} // namespace

Expense expenseOf(Row &row)
{
    Expense expense{row.id<ExpenseId>("id"_L1), {}, {}};
    ExpenseDraft &entry = expense.entry;
    entry.person = row.idOrNone<PersonId>("user_id"_L1);
    entry.category = row.idOrNone<CategoryId>("category_id"_L1);
    entry.description = row.text("description"_L1);
    takeAmount(row, expense);
    entry.date = row.date("date"_L1);
    if (!entry.date.isValid())
        expense.stored.date = row.text("date"_L1);
    expense.createdAt = row.text("created_at"_L1);
    return expense;
}

Result<Rows> insertRow(Connection &connection, const ExpenseDraft &draft)
{
    return changeOnce(connection, {.isRecorded = false}, insertionOf(draft, {})).map_error(ofWrittenRow);
}

Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft, const Once &once,
                              const LedgerLayout &layout)
{
    return oneExpense(written(connection, draft, changeOnce(connection, once, insertionOf(draft, layout))));
}

Result<ExpenseUpdate> updateExpense(Connection &connection, ExpenseId id, const ExpenseDraft &draft, const Once &once,
                                    const LedgerLayout &layout)
{
    Params values = valuesOf(draft);
    values.push_back(toValue(id));
    const Change change = updateOnServer(values, layout);
    const auto answer = isServer(connection.engine())
        ? changeOnce(connection, once, change)
        : changeOnce(connection, once, change.request, [&] { return updateInFile(connection, values, layout); });
    return written(connection, draft, answer).and_then(updateIn);
}

Result<Expense> revertExpense(Connection &connection, const Expense &before, const Once &once,
                              const LedgerLayout &layout)
{
    const Engine engine = connection.engine();
    const QString amount = storedPlace(engine, u"$4"_s);
    const Change change{{u"revertExpense"_s, storedValuesOf(before), kExpenseColumns},
                        assignments(u"$3"_s, amount, storedPlace(engine, u"$5"_s), layout) + u" WHERE id = $6 RETURNING "_s
                            + expenseColumns(layout, u"$5"_s)};
    return oneExpense(written(connection, before.entry,
                              changeOnce(connection, once, keptBeside(change, Beside::Date, layout))));
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
    const ExpenseDraft &entry = expense.entry;
    Params values = storedValuesOf(expense);
    if (layout.hasExpenseTime)
        values.push_back(textOrNull(expense.createdAt));
    const QString columns = u"id, user_id, category_id, description, amount"_s
        + (layout.hasDate ? u", date"_s : QString()) + (layout.hasExpenseTime ? u", created_at"_s : QString());
    const Engine engine = connection.engine();
    const QString places = u"$6, $1, $2, $3, "_s + storedPlace(engine, u"$4"_s)
        + (layout.hasDate ? u", "_s + storedPlace(engine, u"$5"_s) : QString())
        + (layout.hasExpenseTime ? u", $7"_s : QString());
    const Change change{{u"restoreExpense"_s, values, kExpenseColumns},
                        u"INSERT INTO expenses (%1) VALUES (%2) RETURNING "_s.arg(columns, places)
                            + expenseColumns(layout, u"$5"_s)};
    return oneExpense(
        written(connection, entry, changeOnce(connection, once, keptBeside(change, Beside::Date, layout))));
}

} // namespace budget::queries
