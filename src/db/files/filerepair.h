// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

namespace budget {

/// Corrects the odd values that scripts have stored and whose intended value is clear (see schema/oddrows.h): all of
/// them or none. Before that, saves a copy of the ledger as `backup`. Returns how many values were changed.
[[nodiscard]] Result<qint64> repairRows(Connection &connection, const QString &backup);

} // namespace budget
