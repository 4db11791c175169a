// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/expense.h"
#include "core/budget/person.h"
#include "core/operations/rowvalues.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

/// Changes of existing rows on a server, guarded by the row as the person saw it. Each function is one statement, one
/// flight and one transaction. An update writes only the fields in which `draft` differs from `seen`. If somebody else
/// changed such a field, or for a deletion and a reversal any field, the statement changes nothing, and further flights
/// read the row: the change is sent again if it is valid all the same, as when both persons entered the same value.
/// Otherwise an update fails with ChangedMeanwhile, which names the field, and a deletion or reversal with
/// ChangedMeanwhile, whose `detail` names the row. All fail with NotFound if the row no longer exists.
namespace budget::queries {

/// Each returns the row as it is stored. Fails with NotFound.
[[nodiscard]] Result<Expense> readExpense(Connection &connection, ExpenseId id, const LedgerLayout &layout = {});
[[nodiscard]] Result<Category> readCategory(Connection &connection, CategoryId id, const LedgerLayout &layout = {});
[[nodiscard]] Result<Person> readPerson(Connection &connection, PersonId id, const LedgerLayout &layout = {});

/// The row of any table; nothing if there is none.
[[nodiscard]] Result<RowSlot> readRow(Connection &connection, RowKey row, const LedgerLayout &layout = {});

/// Returns the row as it was stored before the update, and the updated row. Fails with CategoryUnknown or PersonUnknown
/// if the new category or person no longer exists.
[[nodiscard]] Result<ExpenseUpdate> updateExpense(Connection &connection, const Expense &seen,
                                                  const ExpenseDraft &draft, const Once &once = {},
                                                  const LedgerLayout &layout = {});
/// Takes an update back: gives the row all values of `edit.before`, including values that a draft cannot hold.
[[nodiscard]] Result<Expense> revertExpense(Connection &connection, const ExpenseUpdate &edit, const Once &once = {},
                                            const LedgerLayout &layout = {});
/// Returns the deleted row.
[[nodiscard]] Result<Expense> deleteExpense(Connection &connection, const Expense &seen, const Once &once = {},
                                            const LedgerLayout &layout = {});

/// Fails with NameTaken.
[[nodiscard]] Result<Category> updateCategory(Connection &connection, const Category &seen, const CategoryDraft &draft,
                                              const Once &once = {}, const LedgerLayout &layout = {});
/// Returns the deleted row. Fails with StillReferenced if expenses use the category.
[[nodiscard]] Result<Category> deleteCategory(Connection &connection, const Category &seen, const Once &once = {},
                                              const LedgerLayout &layout = {});
/// Fails with NameTaken, as insertPerson().
[[nodiscard]] Result<Person> updatePerson(Connection &connection, const Person &seen, const PersonDraft &draft,
                                          const Once &once = {}, const LedgerLayout &layout = {});

} // namespace budget::queries
