// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/local/localchanges.h"

#include "core/sync/entering.h"
#include "db/local/entrylog.h"
#include "db/local/steps.h"
#include "db/local/trash.h"
#include "db/transaction.h"

#include <QSysInfo>

#include <algorithm>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;
using queries::Request;

namespace {

Params valuesOf(const ExpenseDraft &draft)
{
    return {toValue(draft.person), toValue(draft.category), draft.description, draft.amount, draft.date};
}

Params with(const Value &id, const Params &values)
{
    Params all{id};
    all.insert(all.end(), values.begin(), values.end());
    return all;
}

Params valuesOf(const std::vector<ExpenseDraft> &drafts)
{
    Params all;
    for (const ExpenseDraft &draft : drafts) {
        const Params values = valuesOf(draft);
        all.insert(all.end(), values.begin(), values.end());
    }
    return all;
}

Expense expenseIn(const RowChange &change)
{
    return expenseOf(change.row.id, change.after ? *change.after : *change.before);
}

Category categoryIn(const RowChange &change)
{
    return categoryOf(change.row.id, change.after ? *change.after : *change.before);
}

Person personIn(const RowChange &change)
{
    return personOf(change.row.id, change.after ? *change.after : *change.before);
}

/// Names the rows that are not as an operation expects them.
Error changedRows(const LedgerFile &file, const Operation &operation, const std::vector<RowKey> &rows)
{
    QStringList names;
    for (const RowKey &row : rows) {
        const RowChange *change = changeOf(operation, row);
        const RowSlot now = file.shown(row);
        names << subjectOf(now ? *now : change->after ? *change->after : *change->before);
    }
    return {ErrorKind::ChangedMeanwhile, Field::None, names.join(u'\n'), {}, {}};
}

Result<void> enterAll(LedgerFile &file, const std::vector<Operation> &operations)
{
    const bool hasServer = file.kind() == LedgerFile::Kind::Replica;
    for (const Operation &operation : operations) {
        const auto differing = enter(file, operation, hasServer);
        if (!differing.empty() && !file.error())
            return tl::make_unexpected(changedRows(file, operation, differing));
        if (file.error())
            return tl::make_unexpected(*file.error());
    }
    return {};
}

QString idText(OperationId operation)
{
    return entrylog::textOf(operation.value);
}

} // namespace

LocalChanges::LocalChanges(Connection &connection, OperationId operation, PersonId person)
    : m_connection(connection), m_operation(operation), m_person(person), m_now(QDateTime::currentDateTimeUtc())
{ }

Authorship LocalChanges::author(PersonId owner) const
{
    return {m_operation, m_person.isValid() ? m_person : owner, m_now, QSysInfo::machineHostName()};
}

/// Several operations are one batch. The ids of the further ones follow from the first, so that a repeated request has
/// the same ones.
std::vector<Operation> LocalChanges::inPieces(OperationKind kind, const std::vector<RowChange> &rows,
                                              PersonId owner) const
{
    std::vector<Operation> operations;
    for (std::size_t start = 0; start < rows.size(); start += kMaxOperationRows) {
        const auto first = rows.begin() + std::ptrdiff_t(start);
        const auto last = rows.begin() + std::ptrdiff_t(std::min(rows.size(), start + kMaxOperationRows));
        operations.push_back(operationOf(kind, {first, last}, author(owner)));
        operations.back().id = idOf(operations.size() - 1);
    }
    if (operations.size() > 1) {
        for (Operation &operation : operations)
            operation.batch = m_operation.value;
    }
    return operations;
}

OperationId LocalChanges::idOf(std::size_t number) const
{
    return number == 0 ? m_operation
                       : OperationId{QUuid::createUuidV5(m_operation.value, QByteArray::number(qulonglong(number)))};
}

/// The logged operations of a request that was carried out before; empty if it was not.
Result<std::vector<Operation>> LocalChanges::firstTime(const QString &content)
{
    const auto recorded = entrylog::requestOf(m_connection, m_operation);
    if (!recorded)
        return tl::make_unexpected(recorded.error());
    if (!*recorded)
        return Operations();
    if (**recorded != content)
        return failure(ErrorKind::Unexpected, Field::None,
                       u"operation %1 was another request"_s.arg(idText(m_operation)));
    const auto entries = entrylog::read(m_connection, u"l.operation = $1 OR (l.batch <> '' AND l.batch = $1)"_s,
                                        {idText(m_operation)});
    return entries.map([](const std::vector<LogEntry> &found) {
        Operations operations;
        std::ranges::transform(found, std::back_inserter(operations), &LogEntry::operation);
        return operations;
    });
}

Result<std::vector<Operation>> LocalChanges::change(const Request &request, const Make &make)
{
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const QString content = queries::contentOf(request);
    auto first = firstTime(content);
    if (!first || !first->empty())
        return first;
    LedgerFile file(m_connection, content);
    auto operations = make(file);
    if (file.error())
        return tl::make_unexpected(*file.error());
    if (!operations)
        return operations;
    if (const auto entered = enterAll(file, *operations); !entered)
        return tl::make_unexpected(entered.error());
    if (const auto committed = transaction->commit(); !committed)
        return tl::make_unexpected(committed.error());
    return operations;
}

Result<RowChange> LocalChanges::changeRow(const Request &request, OperationKind kind, RowKey row, PersonId owner,
                                          const std::function<Result<RowChange>(const RowSlot &)> &make, Intent intent)
{
    RowChange nothing{row, {}, {}};
    const auto operations = change(request, [&](LedgerFile &file) -> Result<Operations> {
        return make(file.shown(row)).and_then([&](const RowChange &made) -> Result<Operations> {
            nothing = made;
            if (made.changesNothing())
                return Operations();
            const Operations single{operationOf(kind, {made}, author(owner))};
            return intent == Intent::TakeBack ? asNextUndo(m_connection, single) : single;
        });
    });
    return operations.map([&](const Operations &made) { return made.empty() ? nothing : made.front().rows.front(); });
}

Result<RowChange> LocalChanges::addRow(const Request &request, OperationKind kind, PersonId owner,
                                       const RowValues &values)
{
    return change(request,
                  [&](LedgerFile &file) -> Result<Operations> {
                      const RowKey row{values.table(), file.newId(values.table())};
                      return Operations{operationOf(kind, {{row, {}, values}}, author(owner))};
                  })
        .map([](const Operations &made) { return made.front().rows.front(); });
}

Result<Expense> LocalChanges::addExpense(const ExpenseDraft &draft)
{
    return addRow({u"insertExpense"_s, valuesOf(draft)}, OperationKind::AddExpense, draft.person,
                  newRow(draft, storedTime(m_now)))
        .map(expenseIn);
}

Result<std::vector<ExpenseId>> LocalChanges::addExpenses(const std::vector<ExpenseDraft> &drafts)
{
    const auto make = [&](LedgerFile &file) -> Result<Operations> {
        std::vector<RowChange> rows;
        for (const ExpenseDraft &draft : drafts)
            rows.push_back({{Table::Expenses, file.newId(Table::Expenses)}, {}, newRow(draft, storedTime(m_now))});
        return inPieces(OperationKind::AddExpenses, rows, drafts.empty() ? PersonId() : drafts.front().person);
    };
    return change({u"insertExpenses"_s, valuesOf(drafts)}, make).map([](const Operations &made) {
        std::vector<ExpenseId> ids;
        for (const RowKey &row : keysOf(made))
            ids.push_back({row.id});
        return ids;
    });
}

Result<ExpenseUpdate> LocalChanges::updateExpense(const Expense &seen, const ExpenseDraft &draft)
{
    return changeRow({u"updateExpense"_s, with(toValue(seen.id), valuesOf(draft))}, OperationKind::EditExpense,
                     {Table::Expenses, seen.id.value}, draft.person,
                     [&](const RowSlot &now) { return editOf(now, seen, draft); })
        .map([](const RowChange &made) {
            return ExpenseUpdate{expenseOf(made.row.id, *made.before), expenseOf(made.row.id, *made.after)};
        });
}

Result<Expense> LocalChanges::revertExpense(const ExpenseUpdate &edit)
{
    const Expense &before = edit.before;
    const Params stored{before.stored.amount, before.stored.date};
    Params values = with(toValue(before.id), valuesOf(before.entry));
    values.insert(values.end(), stored.begin(), stored.end());
    return changeRow(
               {u"revertExpense"_s, values}, OperationKind::EditExpense, {Table::Expenses, before.id.value},
               before.entry.person, [&](const RowSlot &now) { return reversalOf(now, edit); }, Intent::TakeBack)
        .map(expenseIn);
}

Result<Expense> LocalChanges::deleteExpense(const Expense &seen)
{
    return changeRow({u"deleteExpense"_s, {toValue(seen.id)}}, OperationKind::DeleteExpense,
                     {Table::Expenses, seen.id.value}, seen.entry.person,
                     [&](const RowSlot &now) { return deletionOf(now, seen); })
        .map(expenseIn);
}

Result<Expense> LocalChanges::restoreExpense(const Expense &expense)
{
    const RowKey row{Table::Expenses, expense.id.value};
    return changeRow(
               {u"restoreExpense"_s, with(toValue(expense.id), valuesOf(expense.entry))}, OperationKind::RestoreExpense,
               row, expense.entry.person,
               [&](const RowSlot &now) -> Result<RowChange> {
                   if (now) // it was restored already, unless somebody else has changed it since
                       return deletionOf(now, expense).map([&](const RowChange &) { return RowChange{row, now, now}; });
                   return lastValues(m_connection, row).map([&](const RowSlot &last) {
                       const bool isSame = deletionOf(last, expense).has_value();
                       return RowChange{row, {}, isSame ? last : RowSlot(rowOf(expense))};
                   });
               },
               Intent::TakeBack)
        .map(expenseIn);
}

Result<Transfer> LocalChanges::addTransfer(const TransferDraft &draft)
{
    const std::vector<ExpenseDraft> halves{sourceRow(draft), destinationRow(draft)};
    const auto make = [&](LedgerFile &file) -> Result<Operations> {
        std::vector<RowChange> rows;
        for (const ExpenseDraft &half : halves)
            rows.push_back({{Table::Expenses, file.newId(Table::Expenses)},
                            {},
                            newRow(half, storedTime(m_now), idText(m_operation))});
        return Operations{operationOf(OperationKind::AddTransfer, rows, author(draft.person))};
    };
    return change({u"insertTransfer"_s, valuesOf(halves)}, make).map([](const Operations &made) {
        const auto &rows = made.front().rows;
        return Transfer{expenseIn(rows.front()), expenseIn(rows.back())};
    });
}

Result<Category> LocalChanges::addCategory(const CategoryDraft &draft)
{
    return addRow({u"insertCategory"_s, {draft.name, draft.color}}, OperationKind::AddCategory, {}, newRow(draft))
        .map(categoryIn);
}

Result<Category> LocalChanges::updateCategory(const Category &seen, const CategoryDraft &draft)
{
    return changeRow({u"updateCategory"_s, {toValue(seen.id), draft.name, draft.color}}, OperationKind::EditCategory,
                     {Table::Categories, seen.id.value}, {},
                     [&](const RowSlot &now) { return editOf(now, seen, draft); })
        .map(categoryIn);
}

Result<Category> LocalChanges::revertCategory(const Category &before, const Category &after)
{
    return changeRow(
               {u"revertCategory"_s, {toValue(after.id), before.name, before.color}}, OperationKind::EditCategory,
               {Table::Categories, after.id.value}, {},
               [&](const RowSlot &now) {
                   return editOf(now, after, CategoryDraft{before.name, before.color});
               },
               Intent::TakeBack)
        .map(categoryIn);
}

Result<Category> LocalChanges::deleteCategory(const Category &seen)
{
    return changeRow({u"deleteCategory"_s, {toValue(seen.id)}}, OperationKind::DeleteCategory,
                     {Table::Categories, seen.id.value}, {}, [&](const RowSlot &now) { return deletionOf(now, seen); })
        .map(categoryIn);
}

Result<Person> LocalChanges::addPerson(const PersonDraft &draft)
{
    return addRow({u"insertPerson"_s, {draft.email, draft.name}}, OperationKind::AddPerson, {},
                  newRow(draft, storedTime(m_now)))
        .map(personIn);
}

Result<Person> LocalChanges::updatePerson(const Person &seen, const PersonDraft &draft)
{
    return changeRow({u"updatePerson"_s, {toValue(seen.id), draft.email, draft.name}}, OperationKind::EditPerson,
                     {Table::Persons, seen.id.value}, seen.id,
                     [&](const RowSlot &now) { return editOf(now, seen, draft); })
        .map(personIn);
}

} // namespace budget
