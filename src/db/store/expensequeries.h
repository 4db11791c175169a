// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "core/tables/ledgerform.h"
#include "db/connection.h"
#include "db/store/once.h"

/// Each function is one statement, hence one flight and one transaction, unless it says otherwise.
namespace budget::queries {

[[nodiscard]] Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft, const Once &once = {},
                                            const LedgerForm &form = {});
/// NotFound where the row is gone.
[[nodiscard]] Result<Expense> updateExpense(Connection &connection, ExpenseId id, const ExpenseDraft &draft,
                                            const Once &once = {}, const LedgerForm &form = {});
/// Answers the row as it was; NotFound where it is gone.
[[nodiscard]] Result<Expense> deleteExpense(Connection &connection, ExpenseId id, const Once &once = {},
                                            const LedgerForm &form = {});
/// Inserts a deleted row again under its old id.
[[nodiscard]] Result<Expense> restoreExpense(Connection &connection, const Expense &expense, const Once &once = {},
                                             const LedgerForm &form = {});

/// Of a row whose first columns are expenseColumns().
[[nodiscard]] Result<Expense> expenseOf(const Row &row);
/// Adds a row as part of the caller's transaction; answers its expenseColumns().
[[nodiscard]] Result<Rows> insertRow(Connection &connection, const ExpenseDraft &draft);

} // namespace budget::queries
