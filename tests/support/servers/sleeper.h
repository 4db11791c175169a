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

/// A PostgreSQL server behind a proxy that falls asleep and wakes like Neon's computes: falling asleep stops the
/// server, which ends its sessions like an administrator's command, and the next connection is held until the server
/// has started again. The server belongs to a thread of the sleeper, so that stopping and starting it does not block
/// the caller's event loop. Call its functions from the thread that created it.
class Sleeper
{
public:
    Sleeper();
    /// Stops the server.
    ~Sleeper();
    Q_DISABLE_COPY_MOVE(Sleeper)

    /// Creates and starts the server; blocks for some seconds. If it returns false, errorText() says why.
    [[nodiscard]] bool start();
    [[nodiscard]] QString errorText() const;

    /// The proxy between the client and the server.
    [[nodiscard]] FaultProxy &proxy() { return *m_proxy; }
    [[nodiscard]] Database createDatabase();
    /// The URL of a database through the proxy.
    [[nodiscard]] QString url(const Database &database) const;
    /// As PostgresCluster::sql(), without the proxy. Does not wake the server: fails the running test if it sleeps.
    QString sql(const QString &database, const QString &text);

    /// The time from the connection that wakes the server to its start; 0 at first.
    void setWakeTime(std::chrono::milliseconds time);
    /// The idle time of the proxy after which the server falls asleep; no value, as at first: it never does by itself.
    void setSleepAfter(std::optional<std::chrono::milliseconds> idle);
    /// Makes the server fall asleep; returns when it has stopped.
    void sleepNow();
    /// Makes the server fall asleep, and returns at once.
    void sleepSoon();

    /// These functions do not block while the server is being stopped or started.
    [[nodiscard]] bool isAsleep() const;
    [[nodiscard]] int sleeps() const;
    [[nodiscard]] int wakes() const; ///< completed wakes

private:
    QThread m_thread;
    SleeperKeeper *m_keeper; ///< lives in m_thread, which deletes it at its end
    std::unique_ptr<FaultProxy> m_proxy;
};

} // namespace budget::test
