// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

namespace budget {

/// Times of the latest attempt of some work. Written by the worker thread; read by the calling thread after the attempt
/// has answered.
class WorkTime
{
public:
    using Duration = std::optional<std::chrono::microseconds>;

    void set(std::chrono::microseconds onConnection, const Duration &roundTrip)
    {
        m_onConnection = onConnection.count();
        m_roundTrip = roundTrip ? roundTrip->count() : kNone;
    }
    /// How long the work used the connection; nothing if it never got one.
    [[nodiscard]] Duration onConnection() const { return durationOf(m_onConnection); }
    /// The round trip of the latest statement; nothing for a local file.
    [[nodiscard]] Duration roundTrip() const { return durationOf(m_roundTrip); }

private:
    using Count = std::chrono::microseconds::rep;
    static constexpr Count kNone = -1;

    [[nodiscard]] static Duration durationOf(Count count)
    {
        return count < 0 ? std::nullopt : Duration(std::chrono::microseconds(count));
    }

    std::atomic<Count> m_onConnection = kNone;
    std::atomic<Count> m_roundTrip = kNone;
};

using WorkTimePtr = std::shared_ptr<WorkTime>;

} // namespace budget
