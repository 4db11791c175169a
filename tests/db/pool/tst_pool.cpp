// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/cells.h"
#include "db/pool/pool.h"

#include "core/reading/connectionurl.h"
#include "db/pool/poolways.h"
#include "support/soon.h"
#include "support/stallwatch.h"
#include "support/verifyresult.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<int> sleepBriefly(Connection &connection)
{
    return connection.exec(u"SELECT pg_sleep(0.05)"_s).map([](const Rows &) { return 1; });
}

} // namespace

class TestPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsJobsOnEveryRoute_data() { addRoutes(); }
    void runsJobsOnEveryRoute()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        Pool pool({1, 0, 30s}, database.factory());
        const auto rows = waited(pool.run([](Connection &connection) { return connection.exec(u"SELECT 7"_s); }));
        VERIFY_RESULT(rows);
        QCOMPARE(integerAt(*rows), 7);
    }

    void reusesAConnection()
    {
        const TestDatabase database(Route::Postgres);
        Pool pool({5, 10, 30s}, database.factory());
        const auto first = waited(pool.run(backendOf));
        QVERIFY(QTest::qWaitFor([&] { return pool.stats().inUse == 0; }));
        QCOMPARE(waited(pool.run(backendOf)), first);
        QCOMPARE(pool.stats().open, 1);
    }

    void tenAskersOnTwoAndOneNeverOpenMoreThanThree()
    {
        const TestDatabase database(Route::Postgres);
        Pool pool({2, 1, 30s}, database.factory());
        int most = 0;
        connect(&pool, &Pool::statsChanged, &pool, [&] { most = qMax(most, pool.stats().open); });
        std::vector<QFuture<Result<int>>> futures;
        for (int i = 0; i < 10; ++i)
            futures.push_back(pool.run(sleepBriefly));
        for (const auto &future : futures)
            VERIFY_RESULT(waited(future));
        QCOMPARE(most, 3);
        QVERIFY(QTest::qWaitFor([&] { return pool.stats().open == 2; }));
    }

    void theTimeoutIsHonouredAtHalfASecond()
    {
        const TestDatabase database(Route::Postgres);
        Pool pool({1, 0, 500ms}, database.factory());
        QVERIFY(waited(pool.run(backendOf)).has_value());
        auto slow = pool.run([](Connection &connection) { return connection.exec(u"SELECT pg_sleep(60)"_s); });
        QElapsedTimer clock;
        clock.start();
        const auto late = waited(pool.run(backendOf));
        QCOMPARE(late.error().kind, ErrorKind::PoolTimeout);
        QVERIFY2(clock.elapsed() >= 499, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!slow.isFinished());
    }

    void aFailedOpeningFailsItsJob()
    {
        const TestDatabase database(Route::Postgres);
        auto wrong = database.server();
        wrong.password = Secret(u"wrong"_s);
        Pool pool({5, 10, 30s}, [wrong](InterruptPtr interrupt) { return PgConnection::open(wrong, interrupt); });
        QCOMPARE(waited(pool.run(backendOf)).error().kind, ErrorKind::PasswordRejected);
        QCOMPARE(pool.stats().open, 0);
    }

    void aConnectionThatWasEndedBetweenUsesIsReplacedUnseen()
    {
        const TestDatabase database(Route::Postgres);
        Pool pool({1, 0, 30s}, database.factory());
        const auto first = waited(pool.run(backendOf));
        VERIFY_RESULT(first);
        database.plainSql(u"SELECT pg_terminate_backend(%1, 10000)"_s.arg(*first));
        const auto second = waited(pool.run(backendOf)); // the end of the session is already in the socket's buffer
        VERIFY_RESULT(second);
        QVERIFY(*second != *first);
    }

    /// The connection breaks without a sign, so only a ping detects it.
    void aBrokenConnectionIsFoundByThePing()
    {
        const TestDatabase database(Route::Postgres);
        FaultProxy proxy(sharedCluster().port());
        auto login = database.server();
        login.address.port = proxy.port();
        static constexpr PgTimeouts kTimeouts{15s, 30s, 2s};
        Pool pool({1, 0, 30s},
                  [login](InterruptPtr interrupt) { return PgConnection::open(login, std::move(interrupt), kTimeouts); });
        const auto first = waited(pool.run(backendOf));
        VERIFY_RESULT(first);
        QTest::qWait(1'100); // longer than PoolSettings::fresh
        proxy.setBlackHole(true);
        auto second = pool.run(backendOf);
        QTest::qWait(1'000);       // half of the ping's deadline
        proxy.setBlackHole(false); // a connection that has lost bytes stays dead
        VERIFY_RESULT(waited(second));
        QVERIFY(*second.result() != *first);
        QCOMPARE(pool.stats().pingsFailed, 1);
    }

    void anOldConnectionIsReplacedBeforeItsNextUse()
    {
        const TestDatabase database(Route::Postgres);
        PoolSettings settings{1, 0, 30s};
        settings.recycle = 1s;
        Pool pool(settings, database.factory());
        const auto first = waited(pool.run(backendOf));
        VERIFY_RESULT(first);
        QTest::qWait(1'100);
        const auto second = waited(pool.run(backendOf));
        VERIFY_RESULT(second);
        QVERIFY(*second != *first);
        QCOMPARE(pool.stats().recycled, 1);
        QCOMPARE(pool.stats().open, 1);
    }

    void aConnectionThatDiesDuringAJobIsReplacedForTheNext()
    {
        const TestDatabase database(Route::Postgres);
        Pool pool({1, 0, 30s}, database.factory());
        const auto suicide = waited(pool.run([](Connection &connection) {
            return connection.exec(u"SELECT pg_terminate_backend(pg_backend_pid())"_s);
        }));
        QCOMPARE(suicide.error().kind, ErrorKind::ConnectionLost);
        VERIFY_RESULT(waited(pool.run(backendOf)));
    }

    void theAskersThreadIsNeverBlocked()
    {
        const TestDatabase database(Route::Postgres);
        const auto &login = database.server();
        FaultProxy proxy(login.address.port);
        ServerLogin slow = login;
        slow.address.port = proxy.port();
        proxy.setDelay(200ms);
        StallWatch watch;
        {
            Pool pool({1, 0, 30s}, [slow](InterruptPtr interrupt) { return PgConnection::open(slow, interrupt); });
            VERIFY_RESULT(waited(pool.run(backendOf)));
        }
        QVERIFY2(watch.longestStall() < 50ms, qPrintable(QString::number(watch.longestStall().count())));
        QVERIFY(watch.ticks() > 20);
    }

    void shutsDownInOrder()
    {
        const TestDatabase database(Route::Postgres);
        Pool pool({1, 0, 30s}, database.factory());
        auto running = pool.run([](Connection &connection) { return connection.exec(u"SELECT pg_sleep(0.3)"_s); });
        QVERIFY(QTest::qWaitFor([&] { return pool.stats().inUse == 1; }));
        auto queued = pool.run(backendOf);
        QSignalSpy emptied(&pool, &Pool::emptied);
        pool.shutDown();
        QCOMPARE(waited(queued).error().kind, ErrorKind::Cancelled);
        QCOMPARE(waited(pool.run(backendOf)).error().kind, ErrorKind::Cancelled);
        QVERIFY(emptied.wait());
        VERIFY_RESULT(waited(running));
        QCOMPARE(pool.stats().open, 0);
    }

    void destructionEndsAWaitForTheNetwork()
    {
        const TestDatabase database(Route::Postgres);
        auto login = database.server();
        FaultProxy proxy(login.address.port);
        login.address.port = proxy.port();
        QFuture<Result<qint64>> hanging;
        QElapsedTimer clock;
        {
            Pool pool({1, 0, 30s}, [login](InterruptPtr interrupt) { return PgConnection::open(login, interrupt); });
            VERIFY_RESULT(waited(pool.run(backendOf)));
            proxy.setBlackHole(true);
            hanging = pool.run(backendOf);
            QTest::qWait(50);
            clock.start();
        }
        QVERIFY2(clock.elapsed() < kSoon, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(hanging.result().error().kind, ErrorKind::OutcomeUnknown);
    }

    void aRetiredConnectionIsClosedOnTheServer()
    {
        const TestDatabase database(Route::Postgres);
        {
            Pool pool({3, 0, 30s}, database.factory());
            std::vector<QFuture<Result<int>>> futures;
            for (int i = 0; i < 3; ++i)
                futures.push_back(pool.run(sleepBriefly));
            for (const auto &future : futures)
                VERIFY_RESULT(waited(future));
        }
        const QString count =
            u"SELECT count(*) FROM pg_stat_activity WHERE datname = '%1' AND pid <> pg_backend_pid()"_s.arg(
                database.server().address.database);
        QVERIFY(QTest::qWaitFor([&] { return database.plainSql(count) == u"0"; }));
    }
};

QTEST_GUILESS_MAIN(TestPool)
#include "tst_pool.moc"
