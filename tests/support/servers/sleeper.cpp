// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/sleeper.h"

#include <QTimer>

#include <atomic>
#include <type_traits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace budget::test {

/// The server and its timers. Lives in the sleeper's thread.
class SleeperKeeper : public QObject
{
public:
    SleeperKeeper()
    {
        for (QTimer *timer : {&m_wakeTimer, &m_idleTimer})
            timer->setSingleShot(true);
        connect(&m_wakeTimer, &QTimer::timeout, this, &SleeperKeeper::wake);
        connect(&m_idleTimer, &QTimer::timeout, this, &SleeperKeeper::lookWhetherIdle);
    }

    [[nodiscard]] PostgresCluster &cluster() { return m_cluster; }
    void guard(FaultProxy *proxy) { m_proxy = proxy; }

    /// Must be called in this object's thread before the thread ends, because the timers and the server belong to that
    /// thread.
    void end()
    {
        if (m_proxy)
            m_proxy->setHolding(false); // drops the callback to this object
        m_proxy = nullptr;
        m_idleTimer.stop();
        m_wakeTimer.stop();
        m_cluster.stop(PostgresCluster::StopMode::Immediate);
    }

    void setSleepAfter(std::optional<std::chrono::milliseconds> idle)
    {
        m_sleepAfter = idle;
        m_idleTimer.stop();
        lookWhetherIdle();
    }

    void sleep()
    {
        if (m_isAsleep || !m_proxy)
            return;
        m_isAsleep = true;
        ++m_sleeps;
        m_idleTimer.stop();
        m_proxy->setHolding(true, [this] { QMetaObject::invokeMethod(this, [this] { wakeInTime(); }); });
        if (!m_cluster.stop(PostgresCluster::StopMode::Fast))
            qFatal("the server does not go to sleep");
    }

    std::chrono::milliseconds wakeTime{0};

    [[nodiscard]] bool isAsleep() const { return m_isAsleep; }
    [[nodiscard]] int sleeps() const { return m_sleeps; }
    [[nodiscard]] int wakes() const { return m_wakes; }

private:
    void wakeInTime()
    {
        if (m_isAsleep && !m_wakeTimer.isActive())
            m_wakeTimer.start(wakeTime);
    }

    void wake()
    {
        if (!m_proxy)
            return;
        if (!m_cluster.startAgain())
            qFatal("the server does not wake: %s", qPrintable(m_cluster.errorText()));
        m_isAsleep = false;
        ++m_wakes;
        m_proxy->setHolding(false);
        lookWhetherIdle();
    }

    void lookWhetherIdle()
    {
        if (!m_sleepAfter || m_isAsleep || !m_proxy)
            return;
        const auto left = *m_sleepAfter - m_proxy->quietFor();
        if (left <= 0ms)
            return sleep();
        m_idleTimer.start(left);
    }

    PostgresCluster m_cluster;
    FaultProxy *m_proxy = nullptr;
    QTimer m_wakeTimer{this};
    QTimer m_idleTimer{this};
    std::optional<std::chrono::milliseconds> m_sleepAfter;
    std::atomic<bool> m_isAsleep = false;
    std::atomic<int> m_sleeps = 0;
    std::atomic<int> m_wakes = 0;
};

namespace {

/// Runs `work` in the keeper's thread, and waits until it has finished.
template <class Work>
auto inThreadOf(SleeperKeeper *keeper, Work work)
{
    if constexpr (std::is_void_v<decltype(work())>) {
        QMetaObject::invokeMethod(keeper, work, Qt::BlockingQueuedConnection);
    } else {
        decltype(work()) answer{};
        QMetaObject::invokeMethod(keeper, work, Qt::BlockingQueuedConnection, &answer);
        return answer;
    }
}

} // namespace

Sleeper::Sleeper() : m_keeper(new SleeperKeeper)
{
    m_keeper->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_keeper, &QObject::deleteLater);
    m_thread.start();
}

Sleeper::~Sleeper()
{
    inThreadOf(m_keeper, [this] { m_keeper->end(); });
    m_thread.quit();
    m_thread.wait();
}

bool Sleeper::start()
{
    if (!inThreadOf(m_keeper, [this] { return m_keeper->cluster().start(); }))
        return false;
    m_proxy = std::make_unique<FaultProxy>(inThreadOf(m_keeper, [this] { return m_keeper->cluster().port(); }));
    inThreadOf(m_keeper, [this] { m_keeper->guard(m_proxy.get()); });
    return true;
}

QString Sleeper::errorText() const
{
    return inThreadOf(m_keeper, [this] { return m_keeper->cluster().errorText(); });
}

Database Sleeper::createDatabase()
{
    return inThreadOf(m_keeper, [this] { return m_keeper->cluster().createDatabase(); });
}

QString Sleeper::url(const Database &database) const
{
    return inThreadOf(m_keeper, [&] { return m_keeper->cluster().url(database, m_proxy->port()); });
}

QString Sleeper::sql(const QString &database, const QString &text)
{
    return inThreadOf(m_keeper, [&] { return m_keeper->cluster().sql(database, text); });
}

void Sleeper::setWakeTime(std::chrono::milliseconds time)
{
    inThreadOf(m_keeper, [this, time] { m_keeper->wakeTime = time; });
}

void Sleeper::setSleepAfter(std::optional<std::chrono::milliseconds> idle)
{
    inThreadOf(m_keeper, [this, idle] { m_keeper->setSleepAfter(idle); });
}

void Sleeper::sleepNow()
{
    inThreadOf(m_keeper, [this] { m_keeper->sleep(); });
}

void Sleeper::sleepSoon()
{
    QMetaObject::invokeMethod(m_keeper, [this] { m_keeper->sleep(); });
}

bool Sleeper::isAsleep() const
{
    return m_keeper->isAsleep();
}

int Sleeper::sleeps() const
{
    return m_keeper->sleeps();
}

int Sleeper::wakes() const
{
    return m_keeper->wakes();
}

} // namespace budget::test
