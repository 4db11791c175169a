// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>
#include <vector>

namespace budget {

/// The number and lifetime of a ledger's connections. The names and meanings are those of SQLAlchemy's QueuePool.
struct PoolSettings
{
    /// Which idle connection is checked out next: the one that was returned last, so that surplus connections grow old
    /// and are closed, or the one that was returned first.
    enum class Order { LastInFirstOut, FirstInFirstOut };

    int size = 5;                              ///< connections that stay open while idle; 0 = no limit at all
    int maxOverflow = 10;                      ///< additional connections that may be opened under load; -1 = no limit
    std::chrono::milliseconds timeout{30'000}; ///< how long a job waits for a connection
    std::chrono::seconds recycle{3600}; ///< a connection older than this is replaced before its next use; -1 = never
    bool prePing = true;                ///< test an idle connection with a ping before its next use
    Order order = Order::LastInFirstOut;
    /// a connection that was used within this time is not pinged; 0 = always ping
    std::chrono::milliseconds fresh{1'000};

    bool operator==(const PoolSettings &) const = default;
};

inline constexpr int kMostPoolConnections = 100;
inline constexpr int kLongestRecycle = 86'400; ///< seconds

/// A setting whose value was out of range.
enum class PoolCorrection { Size, Overflow, Timeout, Recycle, Fresh };

struct CorrectedPool
{
    PoolSettings settings;
    std::vector<PoolCorrection> corrections; ///< the settings that were changed; empty where all values were in range

    bool operator==(const CorrectedPool &) const = default;
};

/// The settings with each value clamped to its range: size 0 to 100, overflow -1 to 100, timeout 1 s to 10 min, recycle
/// -1 s (never) to one day, fresh 0 to 1 min.
[[nodiscard]] CorrectedPool corrected(const PoolSettings &settings);

/// The largest number of connections that the pool may have open at once; nothing where there is no limit.
[[nodiscard]] std::optional<int> mostConnections(const PoolSettings &settings);

/// The server's limit on connections, and how many of these connections it reserves for administrators. The defaults
/// are those of Neon's smallest compute.
struct ConnectionRoom
{
    int limit = 104;
    int reserved = 7;

    bool operator==(const ConnectionRoom &) const = default;
};

enum class PoolAdvice {
    Fits,
    MostOfServer, ///< the pool may use more than half of the server's connections, which leaves few for other programs
    BeyondServer, ///< the pool may open more connections than the server allows
    Unlimited
};

[[nodiscard]] PoolAdvice adviceFor(const PoolSettings &settings, const ConnectionRoom &room);
/// The settings reduced to at most half as many connections as before, and to at most half of those that the server
/// allows; at least one connection remains.
[[nodiscard]] PoolSettings smallerPool(const PoolSettings &settings, const ConnectionRoom &room);

} // namespace budget
