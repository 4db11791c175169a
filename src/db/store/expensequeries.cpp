// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/expensequeries.h"

#include "core/changes/making.h"
#include "core/failure/statementfailure.h"
#include "db/perengine.h"
#include "db/store/columns.h"
#include "db/store/rowstatement.h"
#include "db/store/timestamp.h"

#include <algorithm>
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

/// The fields in which two rows differ.
std::vector<int> differingFields(const RowValues &from, const RowValues &to)
{
    std::vector<int> differing;
    std::ranges::copy_if(entryFields(Table::Expenses), std::back_inserter(differing),
                         [&](int field) { return from.at(field) != to.at(field); });
    return differing;
}

std::vector<int> allEntryFields()
{
    const auto fields = entryFields(Table::Expenses);
    return {fields.begin(), fields.end()};
}

RowKey keyOf(ExpenseId id)
{
    return {Table::Expenses, id.value};
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

/// Splits the row of columnsAfterAndBefore(kExpenseColumns).
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

Result<Expense> readExpense(Connection &connection, ExpenseId id, const LedgerLayout &layout)
{
    return oneExpense(
        connection.exec(u"SELECT "_s + expenseColumns(layout) + u" FROM expenses WHERE id = $1"_s, {toValue(id)}));
}

Result<ExpenseUpdate> updateExpense(Connection &connection, const Expense &seen, const ExpenseDraft &draft,
                                    const Once &once, const LedgerLayout &layout)
{
    Params values = valuesOf(draft);
    values.push_back(toValue(seen.id));
    const Request request{u"updateExpense"_s, values, columnsAfterAndBefore(kExpenseColumns)};
    const std::vector<int> changed = changedFields(seen, draft);
    const auto send = [&](const Expense &stored) {
        const RowEdit edit{newRow(draft, {}), changed, rowOf(stored), changed};
        const Change change = RowStatement(keyOf(seen.id), layout).updatingFromBefore(request, edit);
        return written(connection, draft, changeOnce(connection, once, change));
    };
    return changeAsSeen(
               seen, send, [&] { return readExpense(connection, seen.id, layout); },
               [&](const Expense &now) { return editOf(rowOf(now), seen, draft); })
        .and_then(updateIn);
}

Result<Expense> revertExpense(Connection &connection, const ExpenseUpdate &edit, const Once &once,
                              const LedgerLayout &layout)
{
    const Expense &before = edit.before;
    const Request request{u"revertExpense"_s, storedValuesOf(before), kExpenseColumns};
    const std::vector<int> changed = differingFields(rowOf(edit.after), rowOf(before));
    const auto send = [&](const Expense &stored) {
        const RowEdit reversal{rowOf(before), changed, rowOf(stored), allEntryFields()};
        const Change change = RowStatement(keyOf(before.id), layout).updating(request, reversal);
        return written(connection, before.entry, changeOnce(connection, once, change));
    };
    return oneExpense(changeAsSeen(
        edit.after, send, [&] { return readExpense(connection, before.id, layout); },
        [&](const Expense &now) { return reversalOf(rowOf(now), edit); }));
}

Result<Expense> deleteExpense(Connection &connection, const Expense &seen, const Once &once, const LedgerLayout &layout)
{
    const Request request{u"deleteExpense"_s, {toValue(seen.id)}, kExpenseColumns};
    const auto send = [&](const Expense &stored) {
        const RowValues row = rowOf(stored);
        const Change change = RowStatement(keyOf(seen.id), layout).deleting(request, {row, {}, row, allEntryFields()});
        return changeOnce(connection, once, change);
    };
    return oneExpense(changeAsSeen(
        seen, send, [&] { return readExpense(connection, seen.id, layout); },
        [&](const Expense &now) { return deletionOf(rowOf(now), seen); }));
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
