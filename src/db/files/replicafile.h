// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

namespace budget {

/// Creates the tables of a replica in an empty file: the course's tables without NOT NULL, UNIQUE and foreign keys,
/// because rows arrive in any order and the server enforces its own rules, and the program's own tables.
[[nodiscard]] Result<void> makeReplica(Connection &connection);

} // namespace budget
