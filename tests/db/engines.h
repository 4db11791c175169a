// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "db/connection.h"
#include "db/pool/worker.h"
#include "support/servers/poolerneighbour.h"

#include <QTemporaryDir>

#include <memory>

namespace budget::test {

/// The connections to a ledger on which tests of db run.
enum class Route {
    Sqlite,
    Postgres, ///< directly to the tests' PostgreSQL server
    Pooler,   ///< through PgBouncer in transaction mode, while another client is active
};

/// Adds a column `route` with one row for each route; fetch it with QFETCH(Route, route).
void addRoutes();

/// A database of its own on one route. `Prepared`: with all tables; `Empty`: without any.
class TestDatabase
{
public:
    enum class State { Empty, Prepared };

    explicit TestDatabase(Route route, State state = State::Prepared);
    ~TestDatabase();

    /// Opens a further connection for the calling thread; ends the program if that fails.
    [[nodiscard]] std::unique_ptr<Connection> connect() const;
    /// Opens connections for the workers of a pool.
    [[nodiscard]] ConnectionFactory factory() const;
    [[nodiscard]] const LedgerLogin &login() const { return m_login; }
    [[nodiscard]] LedgerLocation location() const { return locationOf(m_login); }
    /// Call it only for a PostgreSQL database.
    [[nodiscard]] const ServerLogin &server() const { return std::get<ServerLogin>(m_login); }

    /// Executes SQL by psql or the sqlite3 shell, and returns the rows with '|' between columns. Amounts in SQLite are
    /// cents.
    QString plainSql(const QString &text) const;

private:
    Route m_route;
    QTemporaryDir m_folder;
    Database m_database;
    LedgerLogin m_login;
    PoolerNeighbour m_neighbour;
};

} // namespace budget::test
