// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/status/statussnapshot.h"

#include <chrono>
#include <optional>

namespace budget {

/// Derives the session's state from the events of its work and from the time that has passed. A pure state machine: it
/// has no clock and sends nothing.
class SessionWatch
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    struct Place
    {
        bool isLocal = false;
        bool sleeps = false; ///< the server suspends when it is idle (Neon)
        bool isReadOnly = false;
    };

    /// Time without a statement after which Neon suspends a compute.
    static constexpr std::chrono::minutes kSleepAfter{5};

    /// A ledger was opened and has answered.
    void opened(const Place &place, TimePoint now);
    void workBegan(TimePoint now);
    /// An attempt failed and will be repeated.
    void attemptFailed(const Error &error, TimePoint now);
    void workEnded(const std::optional<Error> &error, TimePoint now);
    /// The server ended idle sessions.
    void endedByServer(TimePoint now);
    void timePassed(TimePoint now);

    [[nodiscard]] SessionState state() const { return m_state; }
    /// Since when the session is waiting (Waking, Reconnecting); nothing in other states.
    [[nodiscard]] std::optional<TimePoint> waitingSince() const { return m_waitingSince; }
    /// Since when work runs without an answer; nothing while none runs.
    [[nodiscard]] std::optional<TimePoint> workingSince() const { return m_workingSince; }
    /// How long the last wake-up took.
    [[nodiscard]] std::optional<std::chrono::milliseconds> wakeTime() const { return m_wakeTime; }
    /// When timePassed() will change the state; nothing if it will not.
    [[nodiscard]] std::optional<TimePoint> nextDeadline() const;

private:
    [[nodiscard]] SessionState settled() const;
    void workCancelled();
    [[nodiscard]] bool isWaiting() const { return m_waitingSince.has_value(); }
    void wait(SessionState state, TimePoint since);
    void settle(SessionState state);

    Place m_place;
    SessionState m_state = SessionState::Closed;
    int m_running = 0;
    TimePoint m_lastUse;
    std::optional<TimePoint> m_waitingSince;
    std::optional<TimePoint> m_workingSince;
    std::optional<std::chrono::milliseconds> m_wakeTime;
};

} // namespace budget
