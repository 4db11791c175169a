// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// A pool's connections at one moment.
struct PoolStats
{
    int open = 0;    ///< connected, or being connected
    int inUse = 0;   ///< carrying out a job
    int waiting = 0; ///< jobs in the queue
    int limit = 0;   ///< the most that may be open; 0 = no limit

    bool operator==(const PoolStats &) const = default;
};

} // namespace budget
