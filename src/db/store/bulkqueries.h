// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

#include <vector>

namespace budget::queries {

/// Inserts all expenses or none, on a server with one statement in one flight. Returns their ids in the order of `drafts`.
[[nodiscard]] Result<std::vector<ExpenseId>> insertExpenses(Connection &connection,
                                                            const std::vector<ExpenseDraft> &drafts,
                                                            const Once &once = {}, const LedgerLayout &layout = {});

} // namespace budget::queries
