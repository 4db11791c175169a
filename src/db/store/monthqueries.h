// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/month.h"
#include "core/budget/monthoverview.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"

#include <optional>
#include <vector>

/// Each function is one flight and one transaction.
namespace budget::queries {

/// Ordered by date, then id.
[[nodiscard]] Result<std::vector<ListedExpense>> listMonth(Connection &connection, Month month,
                                                           const LedgerLayout &layout = {});
/// Per category, the largest total first, equal totals by name.
[[nodiscard]] Result<MonthSummary> summarizeMonth(Connection &connection, Month month, std::optional<PersonId> person,
                                                  const LedgerLayout &layout = {});
/// Both, of all persons, with all categories and persons.
[[nodiscard]] Result<MonthOverview> readMonth(Connection &connection, Month month, const LedgerLayout &layout = {});

} // namespace budget::queries
