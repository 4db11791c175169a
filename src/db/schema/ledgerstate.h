// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/schema/catalogue.h"
#include "db/schema/migrations.h"

namespace budget {

/// What is there before anything is created.
struct LedgerState
{
    LedgerShape shape = {};
    int version = 0; ///< of `bt_` tables; 0 where there are none, or none that may be read
    bool isReadOnly = false;
    bool mayRecord = false;     ///< operations and transfers
    bool mayKeepBeside = false; ///< dates, colours and names
    bool mayReadVersion = false;
};

/// In one flight where nothing is missing, and in three otherwise; the first drops operations older than a week.
[[nodiscard]] Result<LedgerState> readState(Connection &connection, const std::vector<Migration> &steps);
/// Changes nothing; on PostgreSQL in two flights.
[[nodiscard]] Result<LedgerState> readStateCarefully(Connection &connection);

/// Nobody asks for an operation again after a week, but for a drill's, which prove whose its marker is. Left alone
/// where a newer program keeps the tables.
[[nodiscard]] Statement dropOldOperations(Engine engine, const std::vector<Migration> &steps);

} // namespace budget
