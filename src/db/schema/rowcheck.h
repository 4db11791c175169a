// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/ledgerlayout.h"
#include "core/tables/tablereport.h"
#include "db/connection.h"

#include <vector>

namespace budget {

/// At most this many rows are named.
inline constexpr int kNamedRows = 20;

/// The expenses whose values cannot be shown as they are stored, in the order of their ids: amounts and dates that no
/// expense can have, categories and persons that are not there. Reads the whole table, in one flight. Nothing where
/// the table may not be read.
[[nodiscard]] Result<std::vector<TableFinding>> findOddRows(Connection &connection, const LedgerLayout &layout);

} // namespace budget
