// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "core/address/serverlogin.h"
#include "support/links/faultproxy.h"
#include "support/servers/postgrescluster.h"

#include <QTest>

#include <functional>
#include <optional>
#include <vector>

namespace budget::test {

/// An operation that is measured on an open ledger.
struct Operation
{
    QString name;
    int limit; ///< the most round trips that it may take
    QString parts = {};
    std::function<bool(Ledger &)> act;
};

/// Round trips of one operation, directly to the server and through the pooler.
struct FlightRow
{
    QString name;
    int direct = 0;
    int pooled = 0;
    int directLimit = 0;
    int pooledLimit = 0;
    QString parts = {};
};

/// The result of a use case. Runs the event loop while it waits; ends the program if no result arrives.
template <class T>
[[nodiscard]] T waited(const QFuture<T> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("there is no answer");
    return future.result();
}

/// Connections to one database, through a relay that counts round trips.
class Route
{
public:
    /// `port` is the port of the server or of the pooler.
    Route(const Database &database, quint16 port, const QString &caFile, const QString &folder);

    /// The round trips with which psql and the driver open a connection. Both use TLS 1.2, because in TLS 1.3 the
    /// server sends session tickets unasked, which the relay would count.
    [[nodiscard]] int psqlOpening();
    [[nodiscard]] int driverOpening();
    /// Opens the ledger, including all checks and tables that it needs; returns the number of round trips.
    int openLedger();
    [[nodiscard]] Ledger &ledger() { return m_session.ledger(); }
    /// The round trips of the operation on an open ledger that was idle for so long that its connection is pinged. No
    /// value if the operation fails.
    [[nodiscard]] std::optional<int> flightsOf(const Operation &operation);

private:
    [[nodiscard]] int psqlOpeningOnce();
    [[nodiscard]] bool becomesIdle();

    Database m_database;
    QString m_caFile;
    QString m_folder;
    FaultProxy m_proxy;
    ServerLogin m_login;
    Session m_session;
};

} // namespace budget::test
