// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/trialreport.h"
#include "db/connection.h"

namespace budget {

/// Reads the state of a server or file and changes nothing; on PostgreSQL, the transaction becomes read-only. Lists the
/// persons of `users`, if that table has the course's columns. Fails with SchemaMissing, or if a query fails. The
/// caller sets `connectTime`.
[[nodiscard]] Result<TrialReport> readTrial(Connection &connection);

} // namespace budget
