// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/serverfindings.h"
#include "db/connection.h"

#include <functional>

namespace budget {

/// Our own clock: milliseconds since 1970, UTC.
using WallClock = std::function<qint64()>;

/// Looks at the other side of a connection for the checklist and changes nothing: two flights on PostgreSQL, and a
/// third where tables of ours are there. Fails only where a question could not be asked.
[[nodiscard]] Result<ServerFindings> readServerFindings(Connection &connection, const WallClock &now);

} // namespace budget
