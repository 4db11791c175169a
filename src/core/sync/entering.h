// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/localledger.h"

#include <vector>

namespace budget {

/// Applies an operation to the shown rows and records it, in one transaction. In a ledger with a server it then waits
/// in the outbox. Returns the rows that are not as its `before` says; if there are any, nothing is changed. `operation`
/// is well-formed, and rows that it inserts have provisional ids that were never used, or the ids of deleted rows.
[[nodiscard]] std::vector<RowKey> enter(LocalLedger &ledger, const Operation &operation, bool hasServer);

} // namespace budget
