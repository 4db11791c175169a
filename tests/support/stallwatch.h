// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <chrono>

namespace budget::test {

/// Notices how long the event loop of the thread that made it did not turn: a timer ticks each 5 ms and the longest gap
/// between two ticks is kept, less the time in which the thread could have run and waited for a processor. A busy machine
/// thus adds nothing; the thread's own work, and whatever it waits for, counts. Includes time in which the thread was not
/// in its event loop at all, so make or reset() it just before the loop runs.
class StallWatch
{
public:
    StallWatch();
    Q_DISABLE_COPY_MOVE(StallWatch)

    /// Also counts the time since the last tick. An idle loop shows 5 to 6 ms.
    [[nodiscard]] std::chrono::milliseconds longestStall() const;
    [[nodiscard]] int ticks() const { return m_ticks; }
    void reset();

private:
    void tick();
    [[nodiscard]] qint64 sinceTick() const;
    void beginGap();

    QTimer m_timer;
    std::chrono::nanoseconds m_began{};        ///< the gap, by the steady clock
    std::chrono::nanoseconds m_waitedBefore{}; ///< by then
    qint64 m_longest = 0;                      ///< nanoseconds
    int m_ticks = 0;
};

/// How long the calling thread has waited for a processor since it was started. Where the kernel does not count that
/// (Linux without CONFIG_SCHED_INFO) all time in which the thread did not run: a stall is then what it worked, and what it
/// waited for is not seen.
[[nodiscard]] std::chrono::nanoseconds waitedForProcessor();

} // namespace budget::test
