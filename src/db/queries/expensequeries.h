// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "core/budget/month.h"
#include "core/budget/summary.h"
#include "db/connection.h"

#include <optional>
#include <vector>

/// Each function is one statement, hence one flight and one transaction, unless it says otherwise.
namespace budget::queries {

[[nodiscard]] Result<Expense> insertExpense(Connection &connection, const ExpenseDraft &draft);
/// NotFound where the row is gone.
[[nodiscard]] Result<Expense> updateExpense(Connection &connection, ExpenseId id, const ExpenseDraft &draft);
/// Answers the row as it was; NotFound where it is gone.
[[nodiscard]] Result<Expense> deleteExpense(Connection &connection, ExpenseId id);
/// Inserts a deleted row again under its old id.
[[nodiscard]] Result<Expense> restoreExpense(Connection &connection, const Expense &expense);

/// Ordered by date, then id.
[[nodiscard]] Result<std::vector<ListedExpense>> listMonth(Connection &connection, Month month);
/// Per category, the largest total first, equal totals by name.
[[nodiscard]] Result<MonthSummary> summarizeMonth(Connection &connection, Month month, std::optional<PersonId> person);

} // namespace budget::queries
