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

/// What is measured on a ledger that is open.
struct Operation
{
    QString name;
    int limit; ///< the most flights that it may take
    QString parts = {};
    std::function<bool(Ledger &)> act;
};

/// Flights of one operation, on the way to the server itself and through the pooler.
struct FlightRow
{
    QString name;
    int direct = 0;
    int pooled = 0;
    int directLimit = 0;
    int pooledLimit = 0;
    QString parts = {};
};

/// The answer of a use case; runs the event loop meanwhile. Ends the program where none comes.
template <class T>
[[nodiscard]] T waited(const QFuture<T> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("there is no answer");
    return future.result();
}

/// A way to one database, with a relay on it that counts.
class Route
{
public:
    /// `port` is that of the server or of the pooler.
    Route(const Database &database, quint16 port, const QString &caFile, const QString &folder);

    /// Without TLS session tickets, which the server sends unasked: TLS 1.2.
    [[nodiscard]] int psqlOpening();
    [[nodiscard]] int driverOpening();
    /// With everything that is looked at and created before work can begin; answers its flights.
    int openLedger();
    [[nodiscard]] Ledger &ledger() { return m_session.ledger(); }
    /// On a ledger that was open and idle for longer than a connection goes unasked. Nothing where it failed.
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
