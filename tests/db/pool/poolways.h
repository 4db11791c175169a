// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/cells.h"
#include "db/engines.h"
#include "db/pool/pool.h"
#include "db/postgres/driver/pgconnection.h"
#include "support/links/faultproxy.h"

#include <QTest>

namespace budget::test {

/// A PostgreSQL database behind a proxy that simulates network faults.
class PoolWay
{
public:
    explicit PoolWay(Route route = Route::Postgres) : m_database(route, TestDatabase::State::Empty) { }

    [[nodiscard]] ConnectionFactory factory(const PgTimeouts &timeouts = {}) const
    {
        return [login = proxied(), timeouts](InterruptPtr interrupt) {
            return PgConnection::open(login, std::move(interrupt), timeouts);
        };
    }
    [[nodiscard]] const TestDatabase &database() const { return m_database; }
    [[nodiscard]] FaultProxy &proxy() { return m_proxy; }

private:
    [[nodiscard]] ServerLogin proxied() const
    {
        ServerLogin login = m_database.server();
        login.address.port = m_proxy.port();
        return login;
    }

    TestDatabase m_database;
    FaultProxy m_proxy{m_database.server().address.port};
};

/// The result of a job; ends the program if there is none within half a minute.
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

/// A job whose statement takes half a minute on the server.
inline Result<Rows> sleepLong(Connection &connection)
{
    return connection.exec(QStringLiteral("SELECT pg_sleep(30)"));
}

/// Waits until a job uses a connection.
inline bool isBusy(const Pool &pool)
{
    return QTest::qWaitFor([&] { return pool.stats().inUse > 0; });
}

inline bool isIdle(const Pool &pool)
{
    return QTest::qWaitFor([&] { return pool.stats().inUse == 0 && pool.stats().idle == pool.stats().open; });
}

} // namespace budget::test
