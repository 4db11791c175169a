// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/settlement.h"
#include "db/remote/remoterows.h"

#include <functional>
#include <vector>

namespace budget::remote {

/// What the server's rows say about operations whose answers were lost, on a server that records no operations: for
/// each operation one element for each of its rows, for settlementOf(). One flight. The operations have the server's
/// ids, as in a PushRequest. `isKnown`: the replica knows the server's row, so that it cannot be one that the operation
/// inserted. The server must have ended the connection on which the operations were sent.
[[nodiscard]] Result<std::vector<std::vector<RowEvidence>>> readEvidence(Connection &connection,
                                                                         const RemoteLedger &ledger,
                                                                         const std::vector<Operation> &operations,
                                                                         const std::function<bool(RowKey)> &isKnown);

} // namespace budget::remote
