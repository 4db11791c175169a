// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace budget {

/// A pool's connections at one moment, and what happened to them since it was made.
struct PoolStats
{
    int open = 0;    ///< connected, or being connected
    int inUse = 0;   ///< carrying out a job
    int waiting = 0; ///< jobs in the queue
    int limit = 0;   ///< the most that may be open; 0 = no limit

    int idle = 0;        ///< connected, without a job
    int size = 0;        ///< as set: kept when idle; 0 = no limit
    int maxOverflow = 0; ///< as set: opened beyond size; -1 = no limit

    qint64 opened = 0;        ///< also those that were opened anew in their place
    qint64 openingsLost = 0;  ///< could not be opened, or were given up
    qint64 pingsFailed = 0;   ///< found dead before a job used them
    qint64 invalidations = 0; ///< how often one that was found dead had all the older ones replaced

    qint64 closed = 0;        ///< also those that were replaced; in all, and by reason:
    qint64 recycled = 0;      ///< replaced for their age
    qint64 replaced = 0;      ///< found dead, or older than one that was
    qint64 surplus = 0;       ///< came back while enough were idle
    qint64 broken = 0;        ///< were of no use after a job
    qint64 endedByServer = 0; ///< while idle
    qint64 disposed = 0;      ///< closed on request, and at the pool's end

    qint64 waits = 0;                         ///< jobs that did not get a connection at once
    std::chrono::milliseconds waited{0};      ///< all these waits together
    std::chrono::milliseconds longestWait{0}; ///< of those that ended
    /// What the latest statement took from its sending to the first byte of its answer; nothing before there was one.
    std::optional<std::chrono::microseconds> lastRoundTrip = {};

    bool operator==(const PoolStats &) const = default;
};

/// The line that SQLAlchemy's QueuePool.status() would print: `Pool size: 5  Connections in pool: 1 Current Overflow:
/// -4 Current Checked out connections: 0`.
[[nodiscard]] QString queuePoolStatus(const PoolStats &stats);

} // namespace budget
