// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/local/localchanges.h"
#include "db/local/rowtable.h"
#include "db/perengine.h"
#include "db/store/bulkqueries.h"
#include "db/store/categoryqueries.h"
#include "db/store/expensequeries.h"
#include "db/store/personqueries.h"
#include "db/store/samplequeries.h"
#include "db/store/transferqueries.h"

/// The changes of a ledger on any engine, by the ids of rows: on a server the statements of `queries`, in a file
/// operations, with the rows as they are now taken for the rows that the person saw.
namespace budget::test::writing {

using queries::Once;

template <class Entity, class Read>
[[nodiscard]] Entity seenNow(Connection &connection, Table table, decltype(Entity::id) id, Read read)
{
    const auto row = rowtable::read(connection, {table, id.value});
    Entity none;
    none.id = id;
    return row && *row ? read(id.value, **row) : none;
}

inline Result<Expense> insertExpense(Connection &c, const ExpenseDraft &draft, const Once &once = {},
                                     const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::insertExpense(c, draft, once, layout)
                                : LocalChanges(c, once.operation).addExpense(draft);
}

inline Result<std::vector<ExpenseId>> insertExpenses(Connection &c, const std::vector<ExpenseDraft> &drafts,
                                                     const Once &once = {}, const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::insertExpenses(c, drafts, once, layout)
                                : LocalChanges(c, once.operation).addExpenses(drafts);
}

inline Result<ExpenseUpdate> updateExpense(Connection &c, ExpenseId id, const ExpenseDraft &draft,
                                           const Once &once = {}, const LedgerLayout &layout = {})
{
    if (isServer(c.engine()))
        return queries::updateExpense(c, id, draft, once, layout);
    return LocalChanges(c, once.operation).updateExpense(seenNow<Expense>(c, Table::Expenses, id, expenseOf), draft);
}

inline Result<Expense> revertExpense(Connection &c, const Expense &before, const Once &once = {},
                                     const LedgerLayout &layout = {})
{
    if (isServer(c.engine()))
        return queries::revertExpense(c, before, once, layout);
    const Expense now = seenNow<Expense>(c, Table::Expenses, before.id, expenseOf);
    return LocalChanges(c, once.operation).revertExpense({before, now});
}

inline Result<Expense> deleteExpense(Connection &c, ExpenseId id, const Once &once = {},
                                     const LedgerLayout &layout = {})
{
    if (isServer(c.engine()))
        return queries::deleteExpense(c, id, once, layout);
    return LocalChanges(c, once.operation).deleteExpense(seenNow<Expense>(c, Table::Expenses, id, expenseOf));
}

inline Result<Expense> restoreExpense(Connection &c, const Expense &expense, const Once &once = {},
                                      const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::restoreExpense(c, expense, once, layout)
                                : LocalChanges(c, once.operation).restoreExpense(expense);
}

inline Result<Transfer> insertTransfer(Connection &c, const TransferDraft &draft, const Once &once = {},
                                       const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::insertTransfer(c, draft, once, layout)
                                : LocalChanges(c, once.operation).addTransfer(draft);
}

inline Result<Category> insertCategory(Connection &c, const CategoryDraft &draft, const Once &once = {},
                                       const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::insertCategory(c, draft, once, layout)
                                : LocalChanges(c, once.operation).addCategory(draft);
}

inline Result<Category> updateCategory(Connection &c, CategoryId id, const CategoryDraft &draft, const Once &once = {},
                                       const LedgerLayout &layout = {})
{
    if (isServer(c.engine()))
        return queries::updateCategory(c, id, draft, once, layout);
    return LocalChanges(c, once.operation)
        .updateCategory(seenNow<Category>(c, Table::Categories, id, categoryOf), draft);
}

inline Result<Category> deleteCategory(Connection &c, CategoryId id, const Once &once = {},
                                       const LedgerLayout &layout = {})
{
    if (isServer(c.engine()))
        return queries::deleteCategory(c, id, once, layout);
    return LocalChanges(c, once.operation).deleteCategory(seenNow<Category>(c, Table::Categories, id, categoryOf));
}

inline Result<Person> insertPerson(Connection &c, const PersonDraft &draft, const Once &once = {},
                                   const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::insertPerson(c, draft, once, layout)
                                : LocalChanges(c, once.operation).addPerson(draft);
}

inline Result<Person> updatePerson(Connection &c, PersonId id, const PersonDraft &draft, const Once &once = {},
                                   const LedgerLayout &layout = {})
{
    if (isServer(c.engine()))
        return queries::updatePerson(c, id, draft, once, layout);
    return LocalChanges(c, once.operation).updatePerson(seenNow<Person>(c, Table::Persons, id, personOf), draft);
}

inline Result<Person> insertSample(Connection &c, const SampleLedger &sample, const Once &once = {},
                                   const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::insertSample(c, sample, once, layout)
                                : LocalChanges(c, once.operation).addSample(sample);
}

} // namespace budget::test::writing
