// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

namespace budget {

/// Puts right what scripts have stored and what can be told (see schema/oddrows.h), all or nothing, after a copy of the
/// ledger was saved as `backup`. Answers how many values were changed.
[[nodiscard]] Result<qint64> repairRows(Connection &connection, const QString &backup);

} // namespace budget
