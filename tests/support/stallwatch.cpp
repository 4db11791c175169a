// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/stallwatch.h"

using namespace std::chrono_literals;

namespace budget::test {

StallWatch::StallWatch()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
    m_sinceTick.start();
    m_timer.start(5ms);
}

std::chrono::milliseconds StallWatch::longestStall() const
{
    return std::chrono::milliseconds(qMax(m_longest, m_sinceTick.elapsed()));
}

void StallWatch::reset()
{
    m_longest = 0;
    m_ticks = 0;
    m_sinceTick.restart();
}

void StallWatch::tick()
{
    m_longest = qMax(m_longest, m_sinceTick.restart());
    ++m_ticks;
}

} // namespace budget::test
