// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/connectionurl.h"
#include "db/engines.h"
#include "db/postgres/driver/pgdriver.h"
#include "support/links/faultproxy.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

namespace budget::test {

/// Adds a column `route` with two rows: directly to PostgreSQL, over TLS with SCRAM, and through PgBouncer.
inline void addServerRoutes()
{
    QTest::addColumn<Route>("route");
    QTest::newRow("PostgreSQL") << Route::Postgres;
    QTest::newRow("PgBouncer") << Route::Pooler;
}

/// A QSqlDatabase with PgDriver on a database of its own with the course's tables.
class PgDatabase
{
public:
    explicit PgDatabase(Route route) : m_database(route), m_name(QStringLiteral("tested"))
    {
        auto session = PgSession::open(m_database.server(), std::make_shared<Interrupt>());
        if (!session)
            qFatal("%s", qPrintable(session.error().detail));
        QSqlDatabase::addDatabase(new PgDriver(*std::move(session)), m_name);
    }
    ~PgDatabase() { QSqlDatabase::removeDatabase(m_name); }
    Q_DISABLE_COPY_MOVE(PgDatabase)

    [[nodiscard]] QSqlDatabase handle() const { return QSqlDatabase::database(m_name, false); }
    [[nodiscard]] QSqlQuery query() const { return QSqlQuery(handle()); }
    [[nodiscard]] PgDriver &driver() const { return *static_cast<PgDriver *>(handle().driver()); }
    [[nodiscard]] QString plainSql(const QString &text) const { return m_database.plainSql(text); }

private:
    TestDatabase m_database;
    QString m_name;
};

/// A QSqlDatabase with PgDriver on the shared cluster, without a pooler, behind a proxy that counts round trips.
class RelayedPgDatabase
{
public:
    RelayedPgDatabase() : m_server(sharedCluster().createDatabase()), m_relay(sharedCluster().port())
    {
        const auto address = parseConnectionUrl(sharedCluster().url(m_server, m_relay.port()));
        auto session = PgSession::open(*address, std::make_shared<Interrupt>());
        if (!session)
            qFatal("%s", qPrintable(session.error().detail));
        QSqlDatabase::addDatabase(new PgDriver(*std::move(session)), m_name);
        m_relay.resetFlights();
    }
    ~RelayedPgDatabase() { QSqlDatabase::removeDatabase(m_name); }
    Q_DISABLE_COPY_MOVE(RelayedPgDatabase)

    [[nodiscard]] QSqlDatabase handle() const { return QSqlDatabase::database(m_name, false); }
    [[nodiscard]] QSqlQuery query() const { return QSqlQuery(handle()); }
    [[nodiscard]] FaultProxy &relay() { return m_relay; }
    [[nodiscard]] const Database &server() const { return m_server; }

private:
    Database m_server;
    FaultProxy m_relay;
    QString m_name = QStringLiteral("relayed");
};

} // namespace budget::test

/// In a test function: if the call returns false, fails the test with the query's error and returns.
#define VERIFY_QUERY(query, call) QVERIFY2((query).call, qPrintable((query).lastError().text()))
