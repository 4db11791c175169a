// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/pushing.h"
#include "db/remote/remoterows.h"

#include <optional>
#include <vector>

namespace budget::remote {

struct Pushed
{
    PushAnswer answer;
    /// Why operations have no verdict: the connection was lost, or a lock, the disk or a server that accepts no changes
    /// stood against them. They may have been applied, and are sent again by their ids.
    std::optional<Error> error = {};
};

/// Applies the operations in their order, each exactly once, and fetches what the replica needs after that: one flight.
/// If an error makes the server undo all of it, each operation is applied in a transaction and a flight of its own, so
/// that the error undoes one operation only; if a constraint has refused operations, one more flight finds out why.
/// `known`: the digests that the replica holds. Without a log on the server, operations are not guarded against being
/// applied twice, and the changed parts are always fetched.
[[nodiscard]] Pushed push(Connection &connection, const RemoteLedger &ledger, const std::vector<PushRequest> &requests,
                          const KnownParts &known);

} // namespace budget::remote
