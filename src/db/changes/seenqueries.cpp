// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/changes/seenqueries.h"

#include "core/changes/making.h"
#include "db/changes/rowstatement.h"
#include "db/store/categoryqueries.h"
#include "db/store/columns.h"
#include "db/store/expensequeries.h"
#include "db/store/personqueries.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

RowKey keyOf(ExpenseId id)
{
    return {Table::Expenses, id.value};
}

RowKey keyOf(CategoryId id)
{
    return {Table::Categories, id.value};
}

RowKey keyOf(PersonId id)
{
    return {Table::Persons, id.value};
}

std::vector<int> allFields(Table table)
{
    const auto fields = entryFields(table);
    return {fields.begin(), fields.end()};
}

/// Where `users` has no column for names, a person whose name is not kept beside the row is shown by the address. A new
/// address would change that name, so the name that was shown is kept beside the row as well.
RowEdit personEdit(const Person &stored, const PersonDraft &draft, std::vector<int> changed, const LedgerLayout &layout)
{
    RowValues values = newRow(draft, {});
    const auto has = [&](int field) { return std::ranges::find(changed, field) != changed.end(); };
    if (isKeptBeside(Beside::Name, layout) && has(personfield::Email) && !has(personfield::Name)) {
        values.set(personfield::Name, stored.name);
        changed.push_back(personfield::Name);
    }
    return {values, changed, rowOf(stored), changed};
}

/// The values whose digest identifies a request in `bt_operations`: the row and what the person entered, but not what
/// the person saw.
Params valuesOf(RowKey row, const RowValues &values)
{
    Params all{row.id};
    for (const int field : entryFields(row.table))
        all.push_back(parameterOf(values, field));
    return all;
}

Result<Expense> oneExpense(const Result<Rows> &answer)
{
    return answer.and_then([](const Rows &rows) { return mapOne(rows, queries::expenseOf); });
}

Result<Category> oneCategory(const Result<Rows> &answer)
{
    return answer.and_then([](const Rows &rows) { return mapOne(rows, queries::categoryOf); });
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

template <class Map>
auto readRow(Connection &connection, const QString &columns, const QString &table, qint64 id,
             const LedgerLayout &layout, Map map)
{
    return connection.exec(reading(layout) + u"SELECT %1 FROM %2 WHERE id = $1"_s.arg(columns, table), {id})
        .and_then([map](const Rows &rows) { return mapOne(rows, map); });
}

} // namespace

Result<Expense> readExpense(Connection &connection, ExpenseId id, const LedgerLayout &layout)
{
    const QString columns =
        u"id, user_id, category_id, description, amount, date, CAST(created_at AS text) AS created_at"_s;
    return readRow(connection, columns, u"expenses"_s, id.value, layout, queries::expenseOf);
}

Result<Category> readCategory(Connection &connection, CategoryId id, const LedgerLayout &layout)
{
    return readRow(connection, u"id, name, color"_s, u"categories"_s, id.value, layout, queries::categoryOf);
}

Result<Person> readPerson(Connection &connection, PersonId id, const LedgerLayout &layout)
{
    return readRow(connection, u"id, email, name"_s, u"users"_s, id.value, layout, queries::personOf);
}

Result<RowSlot> readRow(Connection &connection, RowKey row, const LedgerLayout &layout)
{
    const auto slotOf = [](const auto &read) -> Result<RowSlot> {
        if (!read && read.error().kind == ErrorKind::NotFound)
            return RowSlot();
        return read.map([](const auto &entity) { return RowSlot(rowOf(entity)); });
    };
    switch (row.table) {
    case Table::Persons:
        return slotOf(readPerson(connection, {row.id}, layout));
    case Table::Categories:
        return slotOf(readCategory(connection, {row.id}, layout));
    case Table::Expenses:
        break;
    }
    return slotOf(readExpense(connection, {row.id}, layout));
}

Result<ExpenseUpdate> updateExpense(Connection &connection, const Expense &seen, const ExpenseDraft &draft,
                                    const Once &once, const LedgerLayout &layout)
{
    const RowValues left = newRow(draft, {});
    const RowKey row = keyOf(seen.id);
    const Request request{u"updateExpense"_s, valuesOf(row, left), columnsAfterAndBefore(kExpenseColumns)};
    const std::vector<int> changed = changedFields(seen, draft);
    const auto send = [&](const Expense &stored) {
        const RowEdit edit{left, changed, rowOf(stored), changed};
        const Change change = RowStatement(row, layout).updatingFromBefore(request, edit);
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
    const RowValues before = rowOf(edit.before);
    const RowKey row = keyOf(edit.before.id);
    const Request request{u"revertExpense"_s, valuesOf(row, before), kExpenseColumns};
    const std::vector<int> changed = editedFields(edit);
    const auto send = [&](const Expense &stored) {
        const RowEdit reversal{before, changed, rowOf(stored), changed};
        const Change change = RowStatement(row, layout).updating(request, reversal);
        return written(connection, edit.before.entry, changeOnce(connection, once, change));
    };
    return oneExpense(changeAsSeen(
        edit.after, send, [&] { return readExpense(connection, edit.before.id, layout); },
        [&](const Expense &now) { return reversalOf(rowOf(now), edit); }));
}

Result<Expense> deleteExpense(Connection &connection, const Expense &seen, const Once &once, const LedgerLayout &layout)
{
    const RowKey row = keyOf(seen.id);
    const Request request{u"deleteExpense"_s, {row.id}, kExpenseColumns};
    const auto send = [&](const Expense &stored) {
        const RowEdit deletion{rowOf(stored), {}, rowOf(stored), allFields(row.table)};
        return changeOnce(connection, once, RowStatement(row, layout).deleting(request, deletion));
    };
    return oneExpense(changeAsSeen(
        seen, send, [&] { return readExpense(connection, seen.id, layout); },
        [&](const Expense &now) { return deletionOf(rowOf(now), seen); }));
}

Result<Category> updateCategory(Connection &connection, const Category &seen, const CategoryDraft &draft,
                                const Once &once, const LedgerLayout &layout)
{
    const RowKey row = keyOf(seen.id);
    const Request request{u"updateCategory"_s, valuesOf(row, newRow(draft)), kCategoryColumns};
    const std::vector<int> changed = changedFields(seen, draft);
    const auto send = [&](const Category &stored) {
        const RowEdit edit{newRow(draft), changed, rowOf(stored), changed};
        return changeOnce(connection, once, RowStatement(row, layout).updating(request, edit));
    };
    return oneCategory(changeAsSeen(
        seen, send, [&] { return readCategory(connection, seen.id, layout); },
        [&](const Category &now) { return editOf(rowOf(now), seen, draft); }));
}

Result<Category> deleteCategory(Connection &connection, const Category &seen, const Once &once,
                                const LedgerLayout &layout)
{
    const RowKey row = keyOf(seen.id);
    const Request request{u"deleteCategory"_s, {row.id}, kCategoryColumns};
    const auto send = [&](const Category &stored) {
        const RowEdit deletion{rowOf(stored), {}, rowOf(stored), allFields(row.table)};
        return changeOnce(connection, once, RowStatement(row, layout).deleting(request, deletion));
    };
    return oneCategory(changeAsSeen(
        seen, send, [&] { return readCategory(connection, seen.id, layout); },
        [&](const Category &now) { return deletionOf(rowOf(now), seen); }));
}

Result<Person> updatePerson(Connection &connection, const Person &seen, const PersonDraft &draft, const Once &once,
                            const LedgerLayout &layout)
{
    const RowKey row = keyOf(seen.id);
    const Request request{u"updatePerson"_s, valuesOf(row, newRow(draft, {})), kPersonColumns};
    const auto send = [&](const Person &stored) {
        const RowEdit edit = personEdit(stored, draft, changedFields(seen, draft), layout);
        return changeOnce(connection, once, RowStatement(row, layout).updating(request, edit));
    };
    return onePerson(changeAsSeen(
                         seen, send, [&] { return readPerson(connection, seen.id, layout); },
                         [&](const Person &now) { return editOf(rowOf(now), seen, draft); }),
                     draft);
}

} // namespace budget::queries
