// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/schema/catalogue.h"
#include "db/schema/migrations.h"

namespace budget {

/// The state of a ledger, before anything is created.
struct LedgerState
{
    LedgerShape shape = {};
    int version = 0; ///< of the `bt_` tables; 0 if there are none or they may not be read
    bool isReadOnly = false;
    bool mayRecord = false;     ///< may use `bt_operations` and `bt_transfers`; in a file, the log
    bool hasLog = false;        ///< a file with a log of all operations
    bool mayKeepBeside = false; ///< may use the tables for dates, colours and names
    bool mayReadVersion = false;
};

/// Reads the state of a ledger. Takes one flight if nothing is missing, which also deletes the records of operations
/// older than a week; three flights otherwise.
[[nodiscard]] Result<LedgerState> readState(Connection &connection, const std::vector<Migration> &steps);
/// As readState(), but changes nothing; takes two flights on PostgreSQL.
[[nodiscard]] Result<LedgerState> readStateCarefully(Connection &connection);

/// The statement that deletes the records of operations older than a week, because no client repeats a change after
/// that time. On a server, operations that are recorded with their rows are kept for 90 days, for the history. It keeps the records of drills, because they prove that a drill wrote a marker. It deletes nothing if a
/// newer version of the program has migrated the tables.
[[nodiscard]] Statement dropOldOperations(Engine engine, const std::vector<Migration> &steps);

} // namespace budget
