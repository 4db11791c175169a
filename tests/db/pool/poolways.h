// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/cells.h"
#include "db/engines.h"
#include "db/pool/pool.h"
#include "db/postgres/driver/pgconnection.h"
#include "support/links/faultproxy.h"

#include <QTest>

namespace budget::test {

/// A database of PostgreSQL behind a network that can misbehave.
class PoolWay
{
public:
    explicit PoolWay(Route route = Route::Postgres) : m_database(route, TestDatabase::State::Empty) { }

    [[nodiscard]] ConnectionFactory factory(const PgTimeouts &timeouts = {}) const
    {
        return [address = address(), timeouts](InterruptPtr interrupt) {
            return PgConnection::open(address, std::move(interrupt), timeouts);
        };
    }
    [[nodiscard]] const TestDatabase &database() const { return m_database; }
    [[nodiscard]] FaultProxy &proxy() { return m_proxy; }

private:
    [[nodiscard]] ServerAddress server() const { return std::get<ServerAddress>(m_database.location()); }
    [[nodiscard]] ServerAddress address() const
    {
        ServerAddress proxied = server();
        proxied.port = m_proxy.port();
        return proxied;
    }

    TestDatabase m_database;
    FaultProxy m_proxy{server().port};
};

/// The answer of a job; ends the program where there is none in half a minute.
template <class T>
T waited(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("a job of the pool did not answer");
    return future.result();
}

inline Result<qint64> backendOf(Connection &connection)
{
    return connection.exec(QStringLiteral("SELECT pg_backend_pid()")).map([](const Rows &rows) {
        return integerAt(rows);
    });
}

/// A job that stays on the server for half a minute.
inline Result<Rows> sleepLong(Connection &connection)
{
    return connection.exec(QStringLiteral("SELECT pg_sleep(30)"));
}

/// One that holds its connection until then is on its way.
inline bool isBusy(const Pool &pool)
{
    return QTest::qWaitFor([&] { return pool.stats().inUse > 0; });
}

inline bool isIdle(const Pool &pool)
{
    return QTest::qWaitFor([&] { return pool.stats().inUse == 0 && pool.stats().idle == pool.stats().open; });
}

} // namespace budget::test
