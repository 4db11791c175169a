// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "db/postgres/driver/pgconnection.h"
#include "support/links/faultproxy.h"

#include <QString>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

namespace budget::test {

/// A connection to the database that bypasses the application and the proxy, to prepare and inspect rows by SQL.
class PlainSql
{
public:
    explicit PlainSql(const ServerLogin &login);

    /// The first column of the first row; ends the program if the statement fails.
    qint64 number(const QString &sql);
    /// Waits until no other session of the database runs a statement, so that every statement sent before has ended.
    void waitUntilQuiet();

private:
    std::unique_ptr<Connection> m_connection;
};

/// One call of a use case that writes a row with a unique name.
struct Attempt
{
    std::function<QFuture<Result<void>>(Ledger &)> act;
    QString happened; ///< a query that counts how often it was applied
};

struct WriteCase
{
    QString name;
    /// `name` becomes part of the written values.
    std::function<Attempt(PlainSql &, const QString &name)> prepare;
};

[[nodiscard]] std::vector<WriteCase> writeCases();

/// Where the connection is cut.
struct CutPoint
{
    enum class Place { BeforeFlight, AfterFlight, BytesToServer, BytesToClient };

    Place place;
    int n;
    bool isCold; ///< the connection was cut before, so the use case opens a new one

    [[nodiscard]] QString text() const;
};

void aim(FaultProxy &proxy, const CutPoint &point);

/// The outcomes at all cut points.
struct SweepCount
{
    int points = 0; ///< cut points that took effect
    int saved = 0;
    int refused = 0; ///< a definite error, and nothing was applied
    int unknown = 0;
    int lost = 0;
    int doubled = 0;
    int lied = 0; ///< a definite error, although the change was applied
    QStringList findings;

    void add(const QString &where, const Result<void> &answer, qint64 happened);
    [[nodiscard]] QString text() const;
};

/// The result of a use case. Runs the event loop while it waits; ends the program if no result arrives.
template <class T>
[[nodiscard]] T waited(const QFuture<T> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000))
        qFatal("there is no answer");
    return future.result();
}

} // namespace budget::test
