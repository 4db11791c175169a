// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>

namespace budget::test {

/// Notices how long the event loop of the thread that made it did not turn: a timer ticks each 5 ms and
/// the longest gap between two ticks is kept. Includes time in which the thread was not in its event loop
/// at all, so make or reset() it just before the loop runs.
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

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    qint64 m_longest = 0;
    int m_ticks = 0;
};

} // namespace budget::test
