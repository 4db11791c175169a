// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/schema/migrations.h"

namespace budget {

/// What a ledger that is ready can do.
struct Preparation
{
    bool recordsOperations = false; ///< `bt_` tables are there and may be used: a change happens exactly once
    bool isReadOnly = false;        ///< the server takes no changes
    LedgerLayout layout = {};           ///< of the course's tables
    bool isNewer = false;           ///< a newer program keeps tables of its own here: this one may only read

    bool operator==(const Preparation &) const = default;
};

/// Makes a database ready to be a ledger; several clients may ask for it at once: creates the
/// course's tables where none of them is there, leaves them as they are otherwise, and migrates `bt_` tables, all in
/// one transaction. Where nothing is missing it only looks, on PostgreSQL in one flight, which also drops operations
/// older than a week. A role that may not create tables, or a server that takes no changes, has a ledger where the
/// course's tables can be used and need nothing beside them. A newer program's ledger is read-only and left as it is.
/// Fails with TablesDiffer
/// (`detail` lists what differs), PermissionDenied, ReadOnlyServer, and with SchemaNewer where there is nothing to
/// read.
[[nodiscard]] Result<Preparation> prepareLedger(Connection &connection, const std::vector<Migration> &steps);

/// What can be done with a ledger as it is; changes nothing. Fails with TablesDiffer, also where a table is missing.
[[nodiscard]] Result<Preparation> lookAtLedger(Connection &connection, const std::vector<Migration> &steps);

/// What a ledger's file needs once it is open and shown: checks that it can be read whole, then drops operations older
/// than a week. Does nothing on PostgreSQL. Fails with FileDamaged; the connection takes no change from then on.
[[nodiscard]] Result<void> tidyLedger(Connection &connection, const std::vector<Migration> &steps);

} // namespace budget
