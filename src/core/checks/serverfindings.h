// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"
#include "core/checks/checklist.h"

#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace budget {

/// The data that the checks query on an open connection. Gathering it changes nothing.
struct ServerFindings
{
    QString question;                      ///< the SQL text of the query whose round trip is measured
    std::chrono::microseconds roundTrip{}; ///< the duration of that query
    QString encryption;                    ///< the TLS version ('TLSv1.3'); empty: not encrypted

    QString version;
    int majorVersion = 0; ///< the major version of PostgreSQL; 0 for a local file
    bool isReadOnly = false;

    QString role = {}; ///< the role whose privileges count
    QString schema;    ///< the schema in which tables would be created; empty: there is none
    bool canCreate = true;
    QStringList lackedRights; ///< missing privileges on those of the three tables that exist: 'INSERT public.expenses'

    int tablesFound = 0;     ///< how many of the course's three tables exist
    QStringList differences; ///< differences from the course's tables that make the existing tables unusable
    int migration = 0;       ///< the version of the program's own tables in the ledger
    int latestMigration = 0;
    bool mayReadMigration = true; ///< false: the program's own tables exist, but this role may not read them
    QString lackedMigrationRight; ///< the missing privilege where mayReadMigration is false

    ConnectionRoom room;
    int connections = 0; ///< client connections to the server, including this one

    /// how far the server's clock is ahead of the local clock
    std::optional<std::chrono::milliseconds> clockOffset = {};

    std::optional<Error> error = {}; ///< the error that ended the reading before all values were known
    std::vector<Check> unread = {};  ///< the checks whose values are unknown because of `error`

    bool operator==(const ServerFindings &) const = default;
};

} // namespace budget
