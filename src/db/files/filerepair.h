// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/rowrepair.h"
#include "db/connection.h"

namespace budget {

/// Corrects the odd values that scripts have stored and whose intended value is clear (see schema/oddrows.h): all of
/// them or none. Before that, saves a copy of the ledger as `backup`, unless there is nothing to correct. Fails with
/// TablesDiffer if the program cannot use the ledger's tables.
[[nodiscard]] Result<RowRepair> repairRows(Connection &connection, const QString &backup);

} // namespace budget
