// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/poolsettings.h"

#include <algorithm>
#include <utility>

namespace budget {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kShortestTimeout{1'000};
constexpr milliseconds kLongestTimeout{600'000};
constexpr milliseconds kLongestFresh{60'000};

} // namespace

CorrectedPool corrected(const PoolSettings &settings)
{
    CorrectedPool result{settings, {}};
    const auto limit = [&](auto &value, auto least, auto most, PoolCorrection correction) {
        const auto asked = std::exchange(value, qBound(least, value, most));
        if (asked != value)
            result.corrections.push_back(correction);
    };
    limit(result.settings.size, 0, kMostPoolConnections, PoolCorrection::Size);
    limit(result.settings.maxOverflow, -1, kMostPoolConnections, PoolCorrection::Overflow);
    limit(result.settings.timeout, kShortestTimeout, kLongestTimeout, PoolCorrection::Timeout);
    limit(result.settings.recycle, seconds(-1), seconds(kLongestRecycle), PoolCorrection::Recycle);
    limit(result.settings.fresh, milliseconds(0), kLongestFresh, PoolCorrection::Fresh);
    return result;
}

std::optional<int> mostConnections(const PoolSettings &settings)
{
    if (settings.size == 0 || settings.maxOverflow < 0)
        return std::nullopt;
    return settings.size + settings.maxOverflow;
}

PoolAdvice adviceFor(const PoolSettings &settings, const ConnectionRoom &room)
{
    const auto most = mostConnections(settings);
    if (!most)
        return PoolAdvice::Unlimited;
    const int free = room.limit - room.reserved;
    if (*most > free)
        return PoolAdvice::BeyondServer;
    return *most * 2 > free ? PoolAdvice::MostOfServer : PoolAdvice::Fits;
}

PoolSettings smallerPool(const PoolSettings &settings, const ConnectionRoom &room)
{
    const int half = std::max(1, (room.limit - room.reserved) / 2);
    const auto most = mostConnections(settings);
    const int goal = most ? std::clamp(*most / 2, 1, half) : half;
    PoolSettings smaller = settings;
    smaller.size = settings.size == 0 ? std::min(PoolSettings().size, goal) : std::min(settings.size, goal);
    smaller.maxOverflow = goal - smaller.size;
    return smaller;
}

} // namespace budget
