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
/// PostgreSQL. `seen` is the row as the person saw it, also with the shortened description of a month's list. Only
/// fields in which `draft` differs from it are changed. If somebody else changed one of these fields too, nothing is
/// written and the call fails with ChangedMeanwhile, which names the field. Returns the row as it was stored before the
/// update, for revertExpense(), and the updated row. Fails with NotFound if the row no longer exists. Takes further
/// flights if somebody else changed the row, as do the following two functions.
[[nodiscard]] Result<ExpenseUpdate> updateExpense(Connection &connection, const Expense &seen,
                                                  const ExpenseDraft &draft, const Once &once = {},
                                                  const LedgerLayout &layout = {});
/// PostgreSQL. Takes an updateExpense() back: gives the row all values of `edit.before`, including a description, an
/// amount or a date that a draft cannot hold. Both rows must be whole, not from the list of a month, whose descriptions
/// may be shortened. Fails with ChangedMeanwhile, whose `detail` names the row, if the row is not as `edit.after`.
[[nodiscard]] Result<Expense> revertExpense(Connection &connection, const ExpenseUpdate &edit, const Once &once = {},
                                            const LedgerLayout &layout = {});
/// PostgreSQL. Returns the deleted row. Fails with NotFound if the row no longer exists, and with ChangedMeanwhile,
/// whose `detail` names the row, if it is not as the person saw it.
[[nodiscard]] Result<Expense> deleteExpense(Connection &connection, const Expense &seen, const Once &once = {},
                                            const LedgerLayout &layout = {});
/// Inserts a deleted row again, with its old id.
[[nodiscard]] Result<Expense> restoreExpense(Connection &connection, const Expense &expense, const Once &once = {},
                                             const LedgerLayout &layout = {});

/// Fails with NotFound if the row does not exist.
[[nodiscard]] Result<Expense> readExpense(Connection &connection, ExpenseId id, const LedgerLayout &layout = {});
/// Reads a row that has kExpenseColumns.
[[nodiscard]] Expense expenseOf(Row &row);
/// Inserts a row inside the caller's transaction. Returns its expenseColumns().
[[nodiscard]] Result<Rows> insertRow(Connection &connection, const ExpenseDraft &draft);

} // namespace budget::queries
