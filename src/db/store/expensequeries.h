// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

/// Each function executes one statement (one flight and one transaction), unless its comment says otherwise.
namespace budget::queries {

/// Fails with CategoryUnknown or PersonUnknown if that row no longer exists, as do updateExpense(),
/// revertExpense() and restoreExpense().
[[nodiscard]] Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft, const Once &once = {},
                                            const LedgerLayout &layout = {});
/// Fails with NotFound if the row no longer exists.
[[nodiscard]] Result<Expense> updateExpense(Connection &connection, ExpenseId id, const ExpenseDraft &draft,
                                            const Once &once = {}, const LedgerLayout &layout = {});
/// Undoes an updateExpense(): gives the row the values of `before`, including an amount or date that a draft cannot
/// hold.
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
