// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

/// Each function is one statement, hence one flight and one transaction, unless it says otherwise.
namespace budget::queries {

/// CategoryUnknown or PersonUnknown where that row is gone; so do updateExpense() and restoreExpense().
[[nodiscard]] Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft, const Once &once = {},
                                            const LedgerLayout &layout = {});
/// NotFound where the row is gone.
[[nodiscard]] Result<Expense> updateExpense(Connection &connection, ExpenseId id, const ExpenseDraft &draft,
                                            const Once &once = {}, const LedgerLayout &layout = {});
/// Answers the row as it was; NotFound where it is gone.
[[nodiscard]] Result<Expense> deleteExpense(Connection &connection, ExpenseId id, const Once &once = {},
                                            const LedgerLayout &layout = {});
/// Inserts a deleted row again under its old id.
[[nodiscard]] Result<Expense> restoreExpense(Connection &connection, const Expense &expense, const Once &once = {},
                                             const LedgerLayout &layout = {});

/// Of a row that has kExpenseColumns.
[[nodiscard]] Expense expenseOf(Row &row);
/// Adds a row as part of the caller's transaction; answers its expenseColumns().
[[nodiscard]] Result<Rows> insertRow(Connection &connection, const ExpenseDraft &draft);

} // namespace budget::queries
