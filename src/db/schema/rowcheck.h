// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/ledgerlayout.h"
#include "core/tables/tablereport.h"
#include "db/connection.h"

#include <vector>

namespace budget {

/// The largest number of rows that findOddRows() returns.
inline constexpr int kNamedRows = 20;

/// Finds the expenses with values that cannot be shown as stored: amounts and dates that no expense can have, and
/// references to missing categories or persons. Ordered by id. Reads the whole table, in one flight.
/// Returns nothing if the role may not read the table.
[[nodiscard]] Result<std::vector<TableFinding>> findOddRows(Connection &connection, const LedgerLayout &layout);

} // namespace budget
