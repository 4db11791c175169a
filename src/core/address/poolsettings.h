// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>
#include <vector>

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
    std::chrono::milliseconds fresh{1'000}; ///< one that was used within this time is not asked; 0 = always asked

    bool operator==(const PoolSettings &) const = default;
};

inline constexpr int kMostPoolConnections = 100;
inline constexpr int kLongestRecycle = 86'400; ///< seconds

/// A value that was out of its range.
enum class PoolCorrection { Size, Overflow, Timeout, Recycle, Fresh };

struct CorrectedPool
{
    PoolSettings settings;
    std::vector<PoolCorrection> corrections; ///< what was changed; empty where everything was in its range

    bool operator==(const CorrectedPool &) const = default;
};

/// The settings with every value in its range, the nearest one where it was not: size 0 to 100, overflow -1 to 100,
/// timeout 1 s to 10 min, recycle -1 s (never) to a day, fresh 0 to 1 min.
[[nodiscard]] CorrectedPool corrected(const PoolSettings &settings);

/// The most connections that may be open at once; nothing where there is no limit.
[[nodiscard]] std::optional<int> mostConnections(const PoolSettings &settings);

/// What a server admits in all, and how many of that it keeps for its administrators. As made: Neon's smallest.
struct ConnectionRoom
{
    int limit = 104;
    int reserved = 7;

    bool operator==(const ConnectionRoom &) const = default;
};

enum class PoolAdvice {
    Fits,
    MostOfServer, ///< little is left for other programs
    BeyondServer, ///< the server would refuse the last ones
    Unlimited
};

[[nodiscard]] PoolAdvice adviceFor(const PoolSettings &settings, const ConnectionRoom &room);
/// Settings for at most half as many connections at once, and half of what the server has room for; one at least.
[[nodiscard]] PoolSettings smallerPool(const PoolSettings &settings, const ConnectionRoom &room);

} // namespace budget
