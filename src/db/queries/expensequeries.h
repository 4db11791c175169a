// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "db/connection.h"
#include "db/queries/once.h"

/// Each function is one statement, hence one flight and one transaction, unless it says otherwise.
namespace budget::queries {

[[nodiscard]] Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft, const Once &once = {});
/// NotFound where the row is gone.
[[nodiscard]] Result<Expense> updateExpense(Connection &connection, ExpenseId id, const ExpenseDraft &draft,
                                            const Once &once = {});
/// Answers the row as it was; NotFound where it is gone.
[[nodiscard]] Result<Expense> deleteExpense(Connection &connection, ExpenseId id, const Once &once = {});
/// Inserts a deleted row again under its old id.
[[nodiscard]] Result<Expense> restoreExpense(Connection &connection, const Expense &expense, const Once &once = {});

/// Read by expenseOf().
inline const QString kExpenseColumns = QStringLiteral(
    "id, user_id, category_id, description, amount, date, CAST(created_at AS text)");
/// Of a row whose first columns are kExpenseColumns.
[[nodiscard]] Result<Expense> expenseOf(const Row &row);
/// Adds a row as part of the caller's transaction; answers its kExpenseColumns.
[[nodiscard]] Result<Rows> insertRow(Connection &connection, const ExpenseDraft &draft);

} // namespace budget::queries
