// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace budget {

/// The state of a connection pool at one moment, and counters since the pool was created.
struct PoolStats
{
    int open = 0;    ///< connections that are open or being opened
    int inUse = 0;   ///< connections that carry out a job
    int waiting = 0; ///< jobs in the queue
    int limit = 0;   ///< the most connections that may be open; 0 = no limit

    int idle = 0;        ///< open connections without a job
    int size = 0;        ///< PoolSettings::size: connections that stay open while idle; 0 = no limit
    int maxOverflow = 0; ///< PoolSettings::maxOverflow: additional connections under load; -1 = no limit

    qint64 opened = 0;        ///< connections that were opened, including replacements
    qint64 openingsLost = 0;  ///< attempts to open a connection that failed or were given up
    qint64 pingsFailed = 0;   ///< connections whose ping failed before a job used them
    qint64 invalidations = 0; ///< how often a failed ping caused all older connections to be replaced

    /// closed connections, including replaced ones; the next six counters split the number by reason
    qint64 closed = 0;
    qint64 recycled = 0;      ///< replaced because of their age
    qint64 replaced = 0;      ///< replaced because their ping failed, or the ping of a newer connection
    qint64 surplus = 0;       ///< closed after a job because enough connections were idle
    qint64 broken = 0;        ///< closed because they were unusable after a job
    qint64 endedByServer = 0; ///< ended by the server while they were idle
    qint64 disposed = 0;      ///< closed on request or with the pool

    qint64 waits = 0;                         ///< jobs that did not get a connection at once
    std::chrono::milliseconds waited{0};      ///< the sum of all waits
    std::chrono::milliseconds longestWait{0}; ///< the longest wait that has ended
    /// The time from sending the latest statement to the first byte of its result; nothing before the first result.
    std::optional<std::chrono::microseconds> lastRoundTrip = {};

    bool operator==(const PoolStats &) const = default;
};

/// The status in the format of SQLAlchemy's QueuePool.status(): `Pool size: 5  Connections in pool: 1 Current Overflow:
/// -4 Current Checked out connections: 0`.
[[nodiscard]] QString queuePoolStatus(const PoolStats &stats);

} // namespace budget
