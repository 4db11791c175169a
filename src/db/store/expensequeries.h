// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

/// Each function executes one statement (one flight and one transaction), unless its comment says otherwise.
namespace budget::queries {

/// Fails with CategoryUnknown or PersonUnknown if the category or the person no longer exists, as do updateExpense(),
/// revertExpense() and restoreExpense().
[[nodiscard]] Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft, const Once &once = {},
                                            const LedgerLayout &layout = {});
/// Returns the row as it was stored before the update, for revertExpense(), and the updated row. A description longer
/// than kMaxDescription stays whole if the draft holds its first kMaxDescription characters. Fails with NotFound if the
/// row no longer exists.
[[nodiscard]] Result<ExpenseUpdate> updateExpense(Connection &connection, ExpenseId id, const ExpenseDraft &draft,
                                                  const Once &once = {}, const LedgerLayout &layout = {});
/// Undoes an updateExpense(): gives the row all values of `before`, including a description, an amount or a date that a
/// draft cannot hold. `before` must be a whole row, not one from the list of a month, whose description may be
/// shortened.
[[nodiscard]] Result<Expense> revertExpense(Connection &connection, const Expense &before, const Once &once = {},
                                            const LedgerLayout &layout = {});
/// Returns the deleted row. Fails with NotFound if the row no longer exists.
[[nodiscard]] Result<Expense> deleteExpense(Connection &connection, ExpenseId id, const Once &once = {},
                                            const LedgerLayout &layout = {});
/// Inserts a deleted row again, with its old id.
[[nodiscard]] Result<Expense> restoreExpense(Connection &connection, const Expense &expense, const Once &once = {},
                                             const LedgerLayout &layout = {});

/// Reads a row that has kExpenseColumns.
[[nodiscard]] Expense expenseOf(Row &row);
/// Inserts a row inside the caller's transaction. Returns its expenseColumns().
[[nodiscard]] Result<Rows> insertRow(Connection &connection, const ExpenseDraft &draft);

} // namespace budget::queries
