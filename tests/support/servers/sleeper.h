// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/links/faultproxy.h"
#include "support/servers/postgrescluster.h"

#include <QThread>

#include <chrono>
#include <memory>
#include <optional>

namespace budget::test {

class SleeperKeeper;

/// A PostgreSQL server that sleeps and wakes as Neon's computes do, behind a proxy of its own: stopping ends its
/// sessions as an administrator's command does, and the next connection is held until it has been started again. The
/// server lives in a thread of the sleeper's own, so that neither stopping nor starting it holds up the caller's event
/// loop. Callable from the thread that made it.
class Sleeper
{
public:
    Sleeper();
    /// Ends the server.
    ~Sleeper();
    Q_DISABLE_COPY_MOVE(Sleeper)

    /// Makes the server and starts it; blocks for some seconds. False: see errorText().
    [[nodiscard]] bool start();
    [[nodiscard]] QString errorText() const;

    /// What is between the client and the server.
    [[nodiscard]] FaultProxy &proxy() { return *m_proxy; }
    [[nodiscard]] Database createDatabase();
    /// Through the proxy.
    [[nodiscard]] QString url(const Database &database) const;
    /// As PostgresCluster::sql, past the proxy. Wakes nothing: fails the running test where the server sleeps.
    QString sql(const QString &database, const QString &text);

    /// From the connection that wakes it to the start of the server. 0 at first.
    void setWakeTime(std::chrono::milliseconds time);
    /// Sleeps as soon as the proxy carried nothing for that long; nothing: never by itself, as at first.
    void setSleepAfter(std::optional<std::chrono::milliseconds> idle);
    /// Sleeps; returns once the server is stopped.
    void sleepNow();
    /// Sleeps as soon as its thread gets to it; does not block.
    void sleepSoon();

    /// These do not wait while the server is being stopped or started.
    [[nodiscard]] bool isAsleep() const;
    [[nodiscard]] int sleeps() const;
    [[nodiscard]] int wakes() const; ///< that were finished

private:
    QThread m_thread;
    SleeperKeeper *m_keeper; ///< lives in m_thread, goes with its end
    std::unique_ptr<FaultProxy> m_proxy;
};

} // namespace budget::test
