// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "db/connection.h"
#include "db/pool/worker.h"
#include "support/servers/poolerneighbour.h"

#include <QTemporaryDir>

#include <memory>

namespace budget::test {

/// The three ways to a ledger that every test of the database room goes.
enum class Route {
    Sqlite,
    Postgres, ///< straight to a server of the test's own
    Pooler,   ///< through PgBouncer in transaction mode, a neighbour active throughout
};

/// A column `route` with one row for each; fetch it with QFETCH(Route, route).
void addRoutes();

/// One empty database of its own, reached by one route. Prepared means: its tables are there.
class TestDatabase
{
public:
    enum class State { Empty, Prepared };

    explicit TestDatabase(Route route, State state = State::Prepared);
    ~TestDatabase();

    /// A further connection, to be used in the calling thread; ends the program where there is none.
    [[nodiscard]] std::unique_ptr<Connection> connect() const;
    /// The same for workers.
    [[nodiscard]] ConnectionFactory factory() const;
    [[nodiscard]] const LedgerLogin &login() const { return m_login; }
    [[nodiscard]] LedgerLocation location() const { return locationOf(m_login); }
    /// Only of a PostgreSQL database.
    [[nodiscard]] const ServerLogin &server() const { return std::get<ServerLogin>(m_login); }

    /// Plain SQL from outside of the program: psql or SQLite's own shell. Columns split by '|'.
    /// On SQLite amounts are minor units.
    QString plainSql(const QString &text) const;

private:
    Route m_route;
    QTemporaryDir m_folder;
    Database m_database;
    LedgerLogin m_login;
    PoolerNeighbour m_neighbour;
};

} // namespace budget::test

Q_DECLARE_METATYPE(budget::test::Route)
