// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace budget {

/// How many connections a ledger may use; the meaning is that of SQLAlchemy's QueuePool.
struct PoolSettings
{
    int size = 5;                              ///< connections kept when idle; 0 = no limit at all
    int maxOverflow = 10;                      ///< opened beyond size under load; -1 = no limit
    std::chrono::milliseconds timeout{30'000}; ///< how long an asker waits for a connection

    bool operator==(const PoolSettings &) const = default;
};

} // namespace budget
