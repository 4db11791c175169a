// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/serverfindings.h"
#include "db/connection.h"

#include <functional>

namespace budget {

/// The computer's own clock: milliseconds since 1970, UTC.
using WallClock = std::function<qint64()>;

/// Reads the state of a server or file for the checklist and changes nothing. Takes two flights on PostgreSQL, and a
/// third if the program's own tables exist. Fails if one of the first two flights fails. SchemaMissing and an error of
/// the third flight stand in `ServerFindings::error`, beside the values that were read.
[[nodiscard]] Result<ServerFindings> readServerFindings(Connection &connection, const WallClock &now);

} // namespace budget
