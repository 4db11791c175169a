// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

#include <vector>

namespace budget::queries {

/// Adds all or none in one transaction, on PostgreSQL in one statement and one flight; answers their ids in the order
/// of `drafts`.
[[nodiscard]] Result<std::vector<ExpenseId>> insertExpenses(Connection &connection,
                                                            const std::vector<ExpenseDraft> &drafts,
                                                            const Once &once = {}, const LedgerLayout &layout = {});

} // namespace budget::queries
