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

/// A way past everything to the database, for what a test prepares and looks at: plain SQL.
class PlainSql
{
public:
    explicit PlainSql(const ServerAddress &address);

    /// The first column of the first row; ends the program where the statement fails.
    qint64 number(const QString &sql);
    /// Waits until no other session of the database does anything: what was sent has happened or never will.
    void waitUntilQuiet();

private:
    std::unique_ptr<Connection> m_connection;
};

/// One use case that writes, under a name that no other has.
struct Attempt
{
    std::function<QFuture<Result<void>>(Ledger &)> act;
    QString happened; ///< a query: how often it did
};

struct WriteCase
{
    QString name;
    /// `name` is part of what it writes.
    std::function<Attempt(PlainSql &, const QString &name)> prepare;
};

[[nodiscard]] std::vector<WriteCase> writeCases();

/// Where a fault strikes.
struct CutPoint
{
    enum class Place { BeforeFlight, AfterFlight, BytesToServer, BytesToClient };

    Place place;
    int n;
    bool isCold; ///< the connection was lost before, so that it is opened first

    [[nodiscard]] QString text() const;
};

void aim(FaultProxy &proxy, const CutPoint &point);

/// What became of all points.
struct SweepCount
{
    int points = 0; ///< at which something was cut
    int saved = 0;
    int refused = 0; ///< a definite error, and nothing happened
    int unknown = 0;
    int lost = 0;
    int doubled = 0;
    int lied = 0; ///< a definite error, but it did happen
    QStringList findings;

    void add(const QString &where, const Result<void> &answer, qint64 happened);
    [[nodiscard]] QString text() const;
};

/// The answer of a use case; runs the event loop meanwhile. Ends the program where none comes.
template <class T>
[[nodiscard]] T waited(const QFuture<T> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000))
        qFatal("there is no answer");
    return future.result();
}

} // namespace budget::test
