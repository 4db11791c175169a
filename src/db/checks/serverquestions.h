// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/serverfindings.h"
#include "db/connection.h"

#include <functional>

namespace budget {

/// The computer's own clock: milliseconds since 1970, UTC.
using WallClock = std::function<qint64()>;

/// Reads the state of a server or file for the checklist and changes nothing. Takes two flights on PostgreSQL, and a
/// third if the program's own tables exist. Fails with SchemaMissing, or if a query fails.
[[nodiscard]] Result<ServerFindings> readServerFindings(Connection &connection, const WallClock &now);

} // namespace budget
