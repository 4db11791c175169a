// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/schema/migrations.h"

#include <optional>

namespace budget {

/// What can be done with a ledger that is ready.
struct Preparation
{
    bool recordsOperations = false; ///< the `bt_` tables may be used: a change is applied exactly once
    bool isReadOnly = false;        ///< the server or file accepts no changes
    bool hasLog = false;            ///< the ledger is a file that is changed by operations, which its log records
    LedgerLayout layout = {};       ///< of the course's tables
    bool isNewer = false;           ///< a newer version of the program has migrated the tables: this version only reads
    bool sharesLog = false; ///< a server whose `bt_operations` records operations with their rows, as sync sends them
    /// Why a file that lacks tables of this version was not migrated; it can then only be read.
    std::optional<Error> notMigrated = {};
    QString copy = {}; ///< the path of the copy that was made before the file was migrated; empty for none

    bool operator==(const Preparation &) const = default;
};

/// Makes a database ready to be a ledger, in one transaction: creates the course's tables if none exists, leaves
/// existing ones as they are, and migrates the `bt_` tables. Several clients may call this at once. If nothing is
/// missing, it only reads; on PostgreSQL that is one flight, which also deletes the records of operations older than a
/// week.
///
/// A role that may not create tables, or a server that accepts no changes, still has a ledger if the course's tables
/// exist and have all columns. A ledger that a newer version has migrated is read-only and not changed.
///
/// Fails with TablesDiffer (`detail` lists the differences), PermissionDenied, ReadOnlyServer, and with SchemaNewer
/// if there is nothing to read.
[[nodiscard]] Result<Preparation> prepareLedger(Connection &connection, const std::vector<Migration> &steps);

/// Reads what can be done with a ledger as it is; changes nothing. Fails with TablesDiffer, also if a table is
/// missing.
[[nodiscard]] Result<Preparation> lookAtLedger(Connection &connection, const std::vector<Migration> &steps);

/// The version of the tables in an existing ledger's file, if prepareLedger() would migrate it: 0 if the file has only
/// the course's tables. Nothing in any other case, also if the course's tables cannot be used, and for a server.
[[nodiscard]] Result<std::optional<int>> versionToMigrate(Connection &connection, const std::vector<Migration> &steps);

/// Maintains a ledger's file once it is open and shown: checks that the whole file can be read, then deletes what the
/// log need not keep any more and the records of drills' operations older than a week. Does nothing on PostgreSQL.
/// Fails with FileDamaged; the connection accepts no changes then.
[[nodiscard]] Result<void> tidyLedger(Connection &connection, const std::vector<Migration> &steps);

} // namespace budget
