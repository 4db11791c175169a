// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

/// Each function executes one statement (one flight and one transaction), unless its comment says otherwise.
namespace budget::queries {

/// Fails with CategoryUnknown or PersonUnknown if the category or the person no longer exists, as does
/// restoreExpense().
[[nodiscard]] Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft, const Once &once = {},
                                            const LedgerLayout &layout = {});
/// Inserts a deleted row again, with its old id.
[[nodiscard]] Result<Expense> restoreExpense(Connection &connection, const Expense &expense, const Once &once = {},
                                             const LedgerLayout &layout = {});

/// Reads a row that has kExpenseColumns.
[[nodiscard]] Expense expenseOf(Row &row);
/// The answer of a statement that wrote an expense, with the error named CategoryUnknown or PersonUnknown if a foreign key
/// has refused the row.
[[nodiscard]] Result<Rows> written(Connection &connection, const ExpenseDraft &draft, const Result<Rows> &answer);

} // namespace budget::queries
