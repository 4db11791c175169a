// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/changes/seenqueries.h"
#include "db/local/localchanges.h"
#include "db/perengine.h"
#include "db/store/bulkqueries.h"
#include "db/store/categoryqueries.h"
#include "db/store/expensequeries.h"
#include "db/store/personqueries.h"
#include "db/store/samplequeries.h"
#include "db/store/transferqueries.h"

/// The changes of a ledger on any engine: on a server the statements of `queries`, in a file operations. Where a test
/// passes the id of a row, the row as it is now counts as the row that the person saw.
namespace budget::test::writing {

using queries::Once;

[[nodiscard]] inline Expense seenNow(Connection &c, ExpenseId id, const LedgerLayout &layout)
{
    return queries::readExpense(c, id, layout).value_or(Expense{id, {}, {}});
}

[[nodiscard]] inline Category seenNow(Connection &c, CategoryId id, const LedgerLayout &layout)
{
    return queries::readCategory(c, id, layout).value_or(Category{id, {}, {}});
}

[[nodiscard]] inline Person seenNow(Connection &c, PersonId id, const LedgerLayout &layout)
{
    return queries::readPerson(c, id, layout).value_or(Person{id, {}, {}});
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

inline Result<ExpenseUpdate> updateExpense(Connection &c, const Expense &seen, const ExpenseDraft &draft,
                                           const Once &once = {}, const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::updateExpense(c, seen, draft, once, layout)
                                : LocalChanges(c, once.operation).updateExpense(seen, draft);
}

inline Result<ExpenseUpdate> updateExpense(Connection &c, ExpenseId id, const ExpenseDraft &draft,
                                           const Once &once = {}, const LedgerLayout &layout = {})
{
    return writing::updateExpense(c, seenNow(c, id, layout), draft, once, layout);
}

inline Result<Expense> revertExpense(Connection &c, const ExpenseUpdate &edit, const Once &once = {},
                                     const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::revertExpense(c, edit, once, layout)
                                : LocalChanges(c, once.operation).revertExpense(edit);
}

inline Result<Expense> revertExpense(Connection &c, const Expense &before, const Once &once = {},
                                     const LedgerLayout &layout = {})
{
    return writing::revertExpense(c, ExpenseUpdate{before, seenNow(c, before.id, layout)}, once, layout);
}

inline Result<Expense> deleteExpense(Connection &c, const Expense &seen, const Once &once = {},
                                     const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::deleteExpense(c, seen, once, layout)
                                : LocalChanges(c, once.operation).deleteExpense(seen);
}

inline Result<Expense> deleteExpense(Connection &c, ExpenseId id, const Once &once = {},
                                     const LedgerLayout &layout = {})
{
    return writing::deleteExpense(c, seenNow(c, id, layout), once, layout);
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

inline Result<Category> updateCategory(Connection &c, const Category &seen, const CategoryDraft &draft,
                                       const Once &once = {}, const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::updateCategory(c, seen, draft, once, layout)
                                : LocalChanges(c, once.operation).updateCategory(seen, draft);
}

inline Result<Category> updateCategory(Connection &c, CategoryId id, const CategoryDraft &draft, const Once &once = {},
                                       const LedgerLayout &layout = {})
{
    return writing::updateCategory(c, seenNow(c, id, layout), draft, once, layout);
}

inline Result<Category> deleteCategory(Connection &c, const Category &seen, const Once &once = {},
                                       const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::deleteCategory(c, seen, once, layout)
                                : LocalChanges(c, once.operation).deleteCategory(seen);
}

inline Result<Category> deleteCategory(Connection &c, CategoryId id, const Once &once = {},
                                       const LedgerLayout &layout = {})
{
    return writing::deleteCategory(c, seenNow(c, id, layout), once, layout);
}

inline Result<Person> insertPerson(Connection &c, const PersonDraft &draft, const Once &once = {},
                                   const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::insertPerson(c, draft, once, layout)
                                : LocalChanges(c, once.operation).addPerson(draft);
}

inline Result<Person> updatePerson(Connection &c, const Person &seen, const PersonDraft &draft, const Once &once = {},
                                   const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::updatePerson(c, seen, draft, once, layout)
                                : LocalChanges(c, once.operation).updatePerson(seen, draft);
}

inline Result<Person> updatePerson(Connection &c, PersonId id, const PersonDraft &draft, const Once &once = {},
                                   const LedgerLayout &layout = {})
{
    return writing::updatePerson(c, seenNow(c, id, layout), draft, once, layout);
}

inline Result<Person> insertSample(Connection &c, const SampleLedger &sample, const Once &once = {},
                                   const LedgerLayout &layout = {})
{
    return isServer(c.engine()) ? queries::insertSample(c, sample, once, layout)
                                : LocalChanges(c, once.operation).addSample(sample);
}

} // namespace budget::test::writing
