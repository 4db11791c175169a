// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace budget {

/// A pool's connections at one moment, and what happened to them since it was made.
struct PoolStats
{
    int open = 0;    ///< connected, or being connected
    int inUse = 0;   ///< carrying out a job
    int waiting = 0; ///< jobs in the queue
    int limit = 0;   ///< the most that may be open; 0 = no limit

    int idle = 0;                             ///< connected, without a job
    qint64 opened = 0;                        ///< also those that were opened anew in their place
    qint64 closed = 0;                        ///< also those that were replaced
    qint64 recycled = 0;                      ///< replaced for their age
    qint64 pingsFailed = 0;                   ///< found dead before a job used them
    qint64 waits = 0;                         ///< jobs that did not get a connection at once
    std::chrono::milliseconds waited{0};      ///< all these waits together
    std::chrono::milliseconds longestWait{0}; ///< of those that ended

    bool operator==(const PoolStats &) const = default;
};

} // namespace budget
