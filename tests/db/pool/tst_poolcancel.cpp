// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/poolways.h"
#include "db/transaction.h"
#include "support/soon.h"
#include "support/stallwatch.h"
#include "support/verifyresult.h"

#include <QTest>
#include <QThread>

#include <atomic>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<Rows> insertSlowly(Connection &connection)
{
    return inTransaction(connection, [&] {
        return connection.exec(u"INSERT INTO t VALUES (1)"_s).and_then([&](const Rows &) {
            return sleepLong(connection);
        });
    });
}

/// The number of sessions that still run sleepLong()'s statement.
QString active(const TestDatabase &database)
{
    return database.plainSql(
        u"SELECT count(*) FROM pg_stat_activity WHERE datname = '%1' AND state <> 'idle' AND pid "
        "<> pg_backend_pid() AND query LIKE '%pg_sleep(30)%'"_s.arg(database.server().address.database));
}

} // namespace

class TestPoolCancel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A worker thread that computes or hangs in a system call does not notice its interrupt.
    void aThreadThatIgnoresItsInterruptIsLeftBehind()
    {
        const TestDatabase database(Route::Sqlite, TestDatabase::State::Empty);
        const auto isReleased = std::make_shared<std::atomic<bool>>(false);
        const auto isRunning = std::make_shared<std::atomic<bool>>(false);
        QFuture<Result<Rows>> answer;
        {
            Pool pool({1, 0, 30s}, database.factory());
            answer = pool.run([isReleased, isRunning](Connection &) -> Result<Rows> {
                *isRunning = true;
                while (!*isReleased)
                    QThread::msleep(10);
                return Rows();
            });
            QTRY_VERIFY(*isRunning);
        } // the pool's destructor does not wait for that thread
        QVERIFY(!answer.isFinished());
        *isReleased = true;
        QVERIFY(waited(answer)); // the job still answers
    }

    void runningJobsAreStoppedAtTheServerAndWaitingOnesAtOnce_data() { addServers(); }
    void runningJobsAreStoppedAtTheServerAndWaitingOnesAtOnce()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        Pool pool({1, 0, 30s}, database.factory());
        const auto first = waited(pool.run(backendOf));
        auto running = pool.run(sleepLong);
        QVERIFY(isBusy(pool));
        QVERIFY(QTest::qWaitFor([&] { return active(database) == u"1"; }));
        auto waiting = pool.run(backendOf);
        QElapsedTimer clock;
        clock.start();
        pool.cancelAll();
        QVERIFY(waiting.isFinished());
        QCOMPARE(waiting.result().error().kind, ErrorKind::Cancelled);
        const auto stopped = waited(running);
        QVERIFY2(clock.elapsed() < kSoon, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
        QCOMPARE(stopped.error().sqlState, u"57014"_s);
        QCOMPARE(active(database), u"0"_s);
        const auto next = waited(pool.run(backendOf));
        VERIFY_RESULT(next);
        QCOMPARE(pool.stats().opened, 1); // reused: the server has confirmed the cancel request
    }

    void aChangeThatIsStoppedIsUndone()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        database.plainSql(u"CREATE TABLE t (x integer); GRANT ALL ON t TO PUBLIC"_s);
        Pool pool({1, 0, 30s}, database.factory());
        auto running = pool.run(insertSlowly);
        QVERIFY(isBusy(pool));
        QVERIFY(QTest::qWaitFor([&] { return active(database) == u"1"; }));
        pool.cancelAll();
        QCOMPARE(waited(running).error().kind, ErrorKind::Cancelled);
        QVERIFY(isIdle(pool));
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM t"_s), u"0"_s);
        QCOMPARE(pool.stats().broken, 1); // closed, because its transaction was still open
    }

    void nothingOfAJobIsSentAfterItWasCancelled()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        Pool pool({1, 0, 30s}, database.factory());
        std::atomic<bool> isCancelled = false;
        auto running = pool.run([&](Connection &connection) -> Result<Rows> {
            while (!isCancelled)
                QThread::msleep(1);
            return connection.exec(u"SELECT 1"_s);
        });
        QVERIFY(isBusy(pool));
        pool.cancelAll();
        isCancelled = true;
        QCOMPARE(waited(running).error().kind, ErrorKind::Cancelled);
        VERIFY_RESULT(waited(pool.run(backendOf)));
    }

    void aBlackHoleDelaysNeitherTheAnswerNorTheEnd()
    {
        PoolWay way;
        StallWatch watch;
        QElapsedTimer clock;
        {
            Pool pool({2, 0, 30s}, way.factory());
            VERIFY_RESULT(waited(pool.run(backendOf)));
            QVERIFY(isIdle(pool));
            way.proxy().setBlackHole(true);
            auto running = pool.run(backendOf);
            auto opening = pool.run(backendOf);
            QTest::qWait(100);
            QCOMPARE(pool.stats().open, 2);
            clock.start();
            pool.cancelAll();
            QVERIFY(opening.isFinished());
            QCOMPARE(opening.result().error().kind, ErrorKind::Cancelled);
            QCOMPARE(pool.stats().open, 1);
            QCOMPARE(waited(running).error().kind, ErrorKind::OutcomeUnknown);
            QVERIFY2(clock.elapsed() < kSoon, qPrintable(QString::number(clock.elapsed())));
            QVERIFY(isIdle(pool));
            QCOMPARE(pool.stats().open, 0);
            auto hanging = pool.run(backendOf);
            way.proxy().setBlackHole(false);
            VERIFY_RESULT(waited(pool.run(backendOf))); // the pool still works
            clock.start();
        }
        QVERIFY2(clock.elapsed() < kSoon, qPrintable(QString::number(clock.elapsed())));
        QVERIFY2(watch.longestStall() < 50ms, qPrintable(QString::number(watch.longestStall().count())));
    }

    /// A worker that does not notice its interrupt, as during a host name look-up.
    void aJobIsAnsweredAlthoughItsWorkerIgnoresTheInterrupt()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        std::atomic<int> openings = 0;
        const auto isReleased = std::make_shared<std::atomic<bool>>(false);
        PoolSettings settings{1, 0, 30s};
        settings.recycle = 0s; // a new connection for each job
        Pool pool(settings, [&openings, isReleased, open = database.factory()](const InterruptPtr &interrupt) {
            const bool isDeaf = ++openings == 2;
            while (isDeaf && !*isReleased)
                QThread::msleep(10);
            return open(interrupt);
        });
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QVERIFY(isIdle(pool));
        auto deaf = pool.run(backendOf);
        QVERIFY(QTest::qWaitFor([&] { return openings == 2; }));
        pool.cancelAll();
        QCOMPARE(waited(deaf).error().kind, ErrorKind::OutcomeUnknown);
        VERIFY_RESULT(waited(pool.run(backendOf)));
        *isReleased = true;
    }

    void theNextJobIsNeverHit_data() { addServers(); }
    void theNextJobIsNeverHit()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        Pool pool({1, 0, 30s}, database.factory());
        for (int i = 0; i < 60; ++i) {
            auto brief = pool.run([](Connection &connection) { return connection.exec(u"SELECT pg_sleep(0.002)"_s); });
            QTest::qWait(i % 6);
            pool.cancelAll();
            VERIFY_RESULT(waited(pool.run(backendOf)));
            const auto answer = waited(brief);
            QVERIFY(answer || answer.error().kind == ErrorKind::Cancelled);
        }
    }

    void aStatementWhoseTimeRunsOutIsStoppedAtTheServer()
    {
        PoolWay way;
        Pool pool({1, 0, 30s}, way.factory({15s, 1s, 5s}));
        const auto late = waited(pool.run(sleepLong));
        QCOMPARE(late.error().kind, ErrorKind::StatementTimeout);
        QCOMPARE(late.error().sqlState, u"57014"_s);
        QCOMPARE(active(way.database()), u"0"_s);
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QCOMPARE(pool.stats().opened, 1);
    }

private:
    static void addServers()
    {
        QTest::addColumn<Route>("route");
        QTest::newRow("PostgreSQL") << Route::Postgres;
        QTest::newRow("PgBouncer") << Route::Pooler;
    }
};

QTEST_GUILESS_MAIN(TestPoolCancel)
#include "tst_poolcancel.moc"
