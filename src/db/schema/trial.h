// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/trialreport.h"
#include "db/connection.h"

namespace budget {

/// Looks at a ledger's place and changes nothing: it works in a transaction that may only read. Persons are those of
/// `users`, where it is the course's. Fails only where a question could not be asked; `connectTime` is left to the
/// caller.
[[nodiscard]] Result<TrialReport> readTrial(Connection &connection);

} // namespace budget
