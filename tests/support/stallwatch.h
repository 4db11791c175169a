// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <chrono>

namespace budget::test {

/// Measures the longest stall of the event loop in the thread that created it: a timer ticks every 5 ms, and the
/// longest gap between two ticks counts, without the time for which the thread waited for a processor. Therefore a busy
/// machine adds nothing; the thread's own work and its waits count. Time outside of the event loop counts too, so
/// create or reset() it just before the loop runs.
class StallWatch
{
public:
    StallWatch();
    Q_DISABLE_COPY_MOVE(StallWatch)

    /// Includes the time since the last tick. An idle event loop shows 5 to 6 ms.
    [[nodiscard]] std::chrono::milliseconds longestStall() const;
    [[nodiscard]] int ticks() const { return m_ticks; }
    void reset();

private:
    void tick();
    [[nodiscard]] qint64 sinceTick() const;
    void beginGap();

    QTimer m_timer;
    std::chrono::nanoseconds m_began{};        ///< the start of the current gap, by the steady clock
    std::chrono::nanoseconds m_waitedBefore{}; ///< waitedForProcessor() at that time
    qint64 m_longest = 0;                      ///< nanoseconds
    int m_ticks = 0;
};

/// The longest stall that a window may have when it handles a very large ledger. Sanitizers slow the program's own work
/// down.
#ifdef __SANITIZE_ADDRESS__
inline constexpr std::chrono::milliseconds kLargestStall{300};
#else
inline constexpr std::chrono::milliseconds kLargestStall{100};
#endif

/// The time for which the calling thread has waited for a processor since its start. If the kernel does not count that
/// (Linux without CONFIG_SCHED_INFO), the time for which the thread did not run: a stall then consists of the thread's
/// work only, without its waits.
[[nodiscard]] std::chrono::nanoseconds waitedForProcessor();

} // namespace budget::test
