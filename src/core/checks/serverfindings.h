// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace budget {

/// What an open connection answered about the other side, with nothing decided or changed.
struct ServerFindings
{
    QString question;                      ///< the smallest one, in the server's language
    std::chrono::microseconds roundTrip{}; ///< of that question
    QString encryption;                    ///< the protocol ('TLSv1.3'); empty: none

    QString version;
    int majorVersion = 0; ///< PostgreSQL's; 0 for a local file
    bool isReadOnly = false;

    QString schema; ///< where tables would be created; empty: nowhere
    bool canCreate = true;
    QStringList lackedRights; ///< 'INSERT expenses', on those of the three tables that are there

    int tablesFound = 0;     ///< of the three
    QStringList differences; ///< what keeps those from being the course's
    int migration = 0;       ///< of our own tables
    int latestMigration = 0;
    bool mayReadMigration = true; ///< false: there are tables of ours that this user may not read
    QString lackedMigrationRight; ///< in that case

    ConnectionRoom room;
    int connections = 0; ///< in use by clients, this one among them

    std::optional<std::chrono::milliseconds> clockOffset = {}; ///< by which the server's clock is ahead

    bool operator==(const ServerFindings &) const = default;
};

} // namespace budget
