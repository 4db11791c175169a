// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace budget {

/// How many connections a ledger may use and for how long; the meaning is that of SQLAlchemy's QueuePool.
struct PoolSettings
{
    /// Which idle connection is used next: the one used last, so that the surplus ages out, or the one used first.
    enum class Order { LastInFirstOut, FirstInFirstOut };


    int size = 5;                              ///< connections kept when idle; 0 = no limit at all
    int maxOverflow = 10;                      ///< opened beyond size under load; -1 = no limit
    std::chrono::milliseconds timeout{30'000}; ///< how long an asker waits for a connection
    std::chrono::seconds recycle{3600};        ///< an older connection is replaced before its next use; -1 = never
    bool prePing = true;                       ///< ask an idle connection whether it lives before it is used
    Order order = Order::LastInFirstOut;

    bool operator==(const PoolSettings &) const = default;
};

} // namespace budget
