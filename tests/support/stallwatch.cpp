// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/stallwatch.h"

#include <QFile>

#include <optional>

#include <time.h>

using namespace std::chrono_literals;

namespace budget::test {

namespace {

/// The second number of /proc/…/schedstat: the nanoseconds for which the thread was ready to run and waited.
std::optional<std::chrono::nanoseconds> kernelsCount()
{
    QFile file(QStringLiteral("/proc/thread-self/schedstat"));
    if (qEnvironmentVariableIsSet("BUDGET_NO_SCHEDSTAT") || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> figures = file.readAll().simplified().split(' ');
    bool isNumber = false;
    const qint64 waited = figures.value(1).toLongLong(&isNumber);
    return isNumber ? std::optional(std::chrono::nanoseconds(waited)) : std::nullopt;
}

std::chrono::nanoseconds processorTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

std::chrono::nanoseconds now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace

std::chrono::nanoseconds waitedForProcessor()
{
    if (const auto count = kernelsCount())
        return *count;
    return now() - processorTime();
}

StallWatch::StallWatch()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
    beginGap();
    m_timer.start(5ms);
}

std::chrono::milliseconds StallWatch::longestStall() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::nanoseconds(qMax(m_longest, sinceTick())));
}

void StallWatch::reset()
{
    m_longest = 0;
    m_ticks = 0;
    beginGap();
}

void StallWatch::tick()
{
    m_longest = qMax(m_longest, sinceTick());
    ++m_ticks;
    beginGap();
}

qint64 StallWatch::sinceTick() const
{
    return ((now() - m_began) - (waitedForProcessor() - m_waitedBefore)).count();
}

void StallWatch::beginGap()
{
    m_waitedBefore = waitedForProcessor();
    m_began = now();
}

} // namespace budget::test
