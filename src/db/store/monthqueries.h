// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/month.h"
#include "core/budget/monthoverview.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"

#include <optional>
#include <vector>

/// Each function takes one flight and one transaction.
namespace budget::queries {

/// The expenses of a month, ordered by date, then by id.
[[nodiscard]] Result<std::vector<ListedExpense>> listMonth(Connection &connection, Month month,
                                                           const LedgerLayout &layout = {});
/// The totals of a month by category, the largest first, equal totals by name. Without `person`, of all persons.
[[nodiscard]] Result<MonthSummary> summarizeMonth(Connection &connection, Month month, std::optional<PersonId> person,
                                                  const LedgerLayout &layout = {});
/// listMonth() and summarizeMonth() for all persons, with the lists of all categories and persons.
[[nodiscard]] Result<MonthOverview> readMonth(Connection &connection, Month month, const LedgerLayout &layout = {});

} // namespace budget::queries
