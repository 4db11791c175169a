// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "db/pool/poolways.h"
#include "support/verifyresult.h"

#include <QTest>

#include <set>
#include <type_traits>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The pool calls work in another thread with a reference to the connection, which is valid only during the call.
using TakesReference = decltype([](Connection &) -> Result<int> { return 1; });
using TakesConnection = decltype([](std::unique_ptr<Connection>) -> Result<int> { return 1; });

template <class Work>
concept MayRun = requires(Pool &pool, Work work)
{
    pool.run(work);
};

/// A connection cannot be returned to the pool twice: a Connection cannot be copied or moved, work gets only a
/// reference, and the pool has no function that takes a connection.
static_assert(MayRun<TakesReference> && !std::is_invocable_v<TakesConnection, Connection &>);
static_assert(!std::is_copy_constructible_v<Connection> && !std::is_move_constructible_v<Connection>);
static_assert(!std::is_copy_assignable_v<Connection> && !std::is_move_assignable_v<Connection>);

} // namespace

/// Server restarts, and many jobs at the same time.
class TestPoolRestart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_cluster.start(), qPrintable(m_cluster.errorText()));
        m_database = m_cluster.createDatabase();
    }

    void aRestartBetweenUsesIsInvisible()
    {
        Pool pool({5, 10, 30s}, factory(m_cluster.port()));
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QVERIFY(isIdle(pool));
        restart();
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QVERIFY(isIdle(pool));
        QCOMPARE(pool.stats().opened, 2);
    }

    /// The client does not learn that the server ended the sessions, as after a laptop woke in another network.
    void anUnnoticedRestartIsInvisibleWithPrePingAndOneErrorWithout_data()
    {
        QTest::addColumn<bool>("prePing");
        QTest::addColumn<Repeat>("repeat");
        QTest::addColumn<int>("errors");
        QTest::newRow("with, riding") << true << Repeat::Harmless << 0;
        QTest::newRow("with, alone") << true << Repeat::Never << 0;
        QTest::newRow("without") << false << Repeat::Harmless << 1;
    }
    void anUnnoticedRestartIsInvisibleWithPrePingAndOneErrorWithout()
    {
        QFETCH(bool, prePing);
        QFETCH(Repeat, repeat);
        FaultProxy proxy(m_cluster.port());
        PoolSettings settings{1, 0, 30s};
        settings.prePing = prePing;
        settings.fresh = 0ms;
        Pool pool(settings, factory(proxy.port(), {15s, 2s, 500ms}));
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QVERIFY(isIdle(pool));
        proxy.setBlackHole(true);
        restart();
        proxy.setBlackHole(false); // a connection that has lost bytes stays dead
        int errors = 0;
        for (int use = 0; use < 3; ++use)
            errors += !waited(pool.run(backendOf, repeat)).has_value();
        QTEST(errors, "errors");
        QCOMPARE(pool.stats().open, 1);
        QCOMPARE(pool.stats().opened, 2);
    }

    void aServerThatIsKeptDownSurfacesAsTheConnectErrorAndCountsStayRight()
    {
        Pool pool({2, 1, 30s}, factory(m_cluster.port()));
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QVERIFY(isIdle(pool));
        QVERIFY(m_cluster.stop(PostgresCluster::StopMode::Fast));
        std::vector<QFuture<Result<qint64>>> futures;
        for (int i = 0; i < 7; ++i)
            futures.push_back(pool.run(backendOf, Repeat::Harmless));
        for (const auto &future : futures)
            QCOMPARE(waited(future).error().kind, ErrorKind::HostUnreachable);
        QVERIFY(isIdle(pool));
        QCOMPARE(queuePoolStatus(pool.stats()),
                 u"Pool size: 2  Connections in pool: 0 Current Overflow: -2 Current "
                 "Checked out connections: 0"_s);
        QVERIFY2(m_cluster.startAgain(), qPrintable(m_cluster.errorText()));
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QVERIFY(isIdle(pool));
        QCOMPARE(pool.stats().open, 1);
    }

    void fiveWaitersOnOneConnectionThatDiesAllRunWithExactlyOneNewConnection()
    {
        Pool pool({1, 0, 30s}, factory(m_cluster.port()));
        auto dying = pool.run(
            [](Connection &connection) { return connection.exec(u"SELECT pg_terminate_backend(pg_backend_pid())"_s); });
        std::vector<QFuture<Result<qint64>>> futures;
        for (int i = 0; i < 5; ++i)
            futures.push_back(pool.run(backendOf));
        QCOMPARE(waited(dying).error().kind, ErrorKind::ConnectionLost);
        for (const auto &future : futures)
            VERIFY_RESULT(waited(future));
        QCOMPARE(pool.stats().opened, 2);
    }

    void fortyAskersTenTimesEachNeverExceedTheOverflow()
    {
        Pool pool({3, 2, 30s}, factory(m_cluster.port()));
        int most = 0;
        connect(&pool, &Pool::statsChanged, &pool, [&] { most = qMax(most, pool.stats().open); });
        for (int round = 0; round < 10; ++round) {
            std::vector<QFuture<Result<qint64>>> futures;
            for (int asker = 0; asker < 40; ++asker)
                futures.push_back(pool.run(backendOf));
            for (const auto &future : futures)
                VERIFY_RESULT(waited(future));
        }
        QCOMPARE(most, 5);
        QVERIFY(isIdle(pool));
        QVERIFY(pool.stats().open <= 3);
        QVERIFY(pool.stats().waits >= 35);
    }

    void disposalReplacesEveryConnectionAndLosesNobody()
    {
        Pool pool({2, 0, 30s}, factory(m_cluster.port()));
        std::vector<QFuture<Result<qint64>>> before;
        for (int i = 0; i < 8; ++i)
            before.push_back(pool.run([](Connection &connection) {
                return connection.exec(u"SELECT pg_sleep(0.2)"_s).and_then([&](const Rows &) {
                    return backendOf(connection);
                });
            }));
        QTRY_COMPARE(pool.stats().inUse, 2);
        pool.dispose();
        std::set<qint64> old;
        for (const auto &future : before) {
            VERIFY_RESULT(waited(future));
            old.insert(*future.result());
        }
        QVERIFY(isIdle(pool));
        QCOMPARE(pool.stats().disposed, 2);
        QVERIFY(old.size() >= 3); // the two sessions before dispose(), and later ones
        QCOMPARE(pool.stats().open, 2);
        const auto after = waited(pool.run(backendOf));
        VERIFY_RESULT(after);
        QVERIFY(old.contains(*after));
    }

private:
    void restart()
    {
        QVERIFY(m_cluster.stop(PostgresCluster::StopMode::Fast));
        QVERIFY2(m_cluster.startAgain(), qPrintable(m_cluster.errorText()));
    }

    [[nodiscard]] ConnectionFactory factory(quint16 port, const PgTimeouts &timeouts = {}) const
    {
        return [login = *parseConnectionUrl(m_cluster.url(m_database, port)), timeouts](InterruptPtr interrupt) {
            return PgConnection::open(login, std::move(interrupt), timeouts);
        };
    }

    PostgresCluster m_cluster;
    Database m_database;
};

QTEST_GUILESS_MAIN(TestPoolRestart)
#include "tst_poolrestart.moc"
