// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/status/statussnapshot.h"

#include <chrono>
#include <optional>

namespace budget {

/// The state of the ledger that is open, told from what happened to its work and from the time that passed. It asks
/// nobody: events go in with their time, the state comes out.
class SessionWatch
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    struct Place
    {
        bool isLocal = false;
        bool sleeps = false; ///< the server goes to sleep when nobody asks it (Neon)
        bool isReadOnly = false;
    };

    /// Neon's servers go to sleep after this time without a statement; others do not.
    static constexpr std::chrono::minutes kSleepAfter{5};

    /// A ledger was opened, and has answered just now.
    void opened(const Place &place, TimePoint now);
    void workBegan(TimePoint now);
    /// An attempt of some work failed and is repeated.
    void attemptFailed(const Error &error, TimePoint now);
    void workEnded(const std::optional<Error> &error, TimePoint now);
    /// The server ended sessions that nobody used.
    void endedByServer(TimePoint now);
    void timePassed(TimePoint now);

    [[nodiscard]] SessionState state() const { return m_state; }
    /// Since when the state is one of waiting; nothing in the others.
    [[nodiscard]] std::optional<TimePoint> waitingSince() const { return m_waitingSince; }
    /// Since when work runs without any answer; nothing while none runs.
    [[nodiscard]] std::optional<TimePoint> workingSince() const { return m_workingSince; }
    /// How long the last waking took.
    [[nodiscard]] std::optional<std::chrono::milliseconds> wakeTime() const { return m_wakeTime; }
    /// When timePassed() has something to say.
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
