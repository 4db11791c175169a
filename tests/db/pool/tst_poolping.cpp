// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/cells.h"
#include "db/pool/poolways.h"
#include "db/transaction.h"
#include "support/verifyresult.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

PoolSettings asking()
{
    PoolSettings settings{1, 0, 30s};
    settings.fresh = 0ms;
    return settings;
}

} // namespace

/// A ping is sent in the same round trip as the statement behind it.
class TestPoolPing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPingTakesNoFlightOfItsOwn_data() { addServers(); }
    void aPingTakesNoFlightOfItsOwn()
    {
        QFETCH(Route, route);
        PoolWay way(route);
        ASSIGN_RESULT(const auto connection, way.factory()(std::make_shared<Interrupt>()));
        way.proxy().resetFlights();

        connection->pingWithNext();
        ASSIGN_RESULT(const Rows rows, connection->exec(u"SELECT CAST($1 AS text)"_s, {u"x"_s}));
        QCOMPARE(textAt(rows), u"x"_s);
        QCOMPARE(way.proxy().flights(), 1);

        connection->pingWithNext();
        ASSIGN_RESULT(const auto many, connection->execTogether({{u"SELECT 1"_s}, {u"SELECT 2"_s}, {u"SELECT 3"_s}}));
        QCOMPARE(many.size(), 3U);
        QCOMPARE(integerAt(many.back()), 3);
        QCOMPARE(way.proxy().flights(), 2);
        QVERIFY(connection->isClean());
        QVERIFY(!connection->isPingUnanswered());
    }

    void aTransactionMayBeginBehindAPing_data() { addServers(); }
    void aTransactionMayBeginBehindAPing()
    {
        QFETCH(Route, route);
        PoolWay way(route);
        ASSIGN_RESULT(const auto connection, way.factory()(std::make_shared<Interrupt>()));
        way.proxy().resetFlights();
        connection->pingWithNext();
        VERIFY_RESULT(connection->exec(u"BEGIN ISOLATION LEVEL SERIALIZABLE"_s)); // must be first in its transaction
        VERIFY_RESULT(connection->exec(u"CREATE TABLE t (x integer)"_s));
        VERIFY_RESULT(connection->exec(u"ROLLBACK"_s));
        QCOMPARE(way.proxy().flights(), 3);
        QVERIFY(connection->isClean());
        QCOMPARE(way.database().plainSql(u"SELECT count(*) FROM pg_tables WHERE tablename = 't'"_s), u"0"_s);
    }

    void anErrorBehindAPingIsTheStatements()
    {
        PoolWay way;
        ASSIGN_RESULT(const auto connection, way.factory()(std::make_shared<Interrupt>()));
        connection->pingWithNext();
        QCOMPARE(connection->exec(u"SELECT 1/0"_s).error().sqlState, u"22012"_s);
        QVERIFY(connection->isClean());
        QVERIFY(!connection->isPingUnanswered());
        connection->pingWithNext();
        VERIFY_RESULT(connection->execScript(u"SELECT 1;\nSELECT 2;\n"_s));
    }

    void aPingThatIsNotAnsweredIsGivenUpBeforeItsStatement()
    {
        PoolWay way;
        ASSIGN_RESULT(const auto connection, way.factory({15s, 30s, 300ms})(std::make_shared<Interrupt>()));
        way.proxy().setBlackHole(true);
        QElapsedTimer clock;
        clock.start();
        connection->pingWithNext();
        QCOMPARE(connection->exec(u"SELECT 1"_s).error().kind, ErrorKind::OutcomeUnknown);
        QVERIFY2(clock.elapsed() >= 300 && clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(connection->isPingUnanswered());
        QVERIFY(!connection->isClean());
    }

    void harmlessJobsTakeTheirPingAlongOthersSendItAhead_data() { addServers(); }
    void harmlessJobsTakeTheirPingAlongOthersSendItAhead()
    {
        QFETCH(Route, route);
        PoolWay way(route);
        Pool pool(asking(), way.factory());
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QVERIFY(isIdle(pool));
        way.proxy().resetFlights();
        VERIFY_RESULT(waited(pool.run(backendOf, Repeat::Harmless)));
        QCOMPARE(way.proxy().flights(), 1);
        QVERIFY(isIdle(pool));
        VERIFY_RESULT(waited(pool.run(backendOf, Repeat::Never)));
        QCOMPARE(way.proxy().flights(), 3);
        QVERIFY(pool.stats().lastRoundTrip.has_value());
    }

    void aHarmlessJobBehindADeadPingRunsOnceMoreUnseen_data() { addServers(); }
    void aHarmlessJobBehindADeadPingRunsOnceMoreUnseen()
    {
        QFETCH(Route, route);
        PoolWay way(route);
        Pool pool(asking(), way.factory());
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QVERIFY(isIdle(pool));
        way.proxy().cutAtFlight(1, CutMoment::AfterForwarding); // the server gets it, but the answer is lost
        std::atomic<int> attempts = 0;
        const auto counted = waited(pool.run(
            [&](Connection &connection) {
                ++attempts;
                return backendOf(connection);
            },
            Repeat::Harmless));
        VERIFY_RESULT(counted);
        QCOMPARE(attempts, 2);
        QVERIFY(isIdle(pool));
        QCOMPARE(pool.stats().pingsFailed, 1);
        QCOMPARE(pool.stats().open, 1);
        QCOMPARE(pool.stats().opened, 2);
    }

    void aJobThatMayNotBeRepeatedRunsOnce()
    {
        PoolWay way;
        Pool pool(asking(), way.factory());
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QVERIFY(isIdle(pool));
        way.proxy().cutAtFlight(2, CutMoment::AfterForwarding); // the first round trip is the ping
        std::atomic<int> attempts = 0;
        const auto lost = waited(pool.run([&](Connection &connection) {
            ++attempts;
            return backendOf(connection);
        }));
        QCOMPARE(lost.error().kind, ErrorKind::ConnectionLost);
        QCOMPARE(attempts, 1);
    }

    void aJobThatWasSentIsNotSaidToBeUndoneWhereTheSecondAttemptCannotConnect()
    {
        PoolWay way;
        Pool pool(asking(), way.factory());
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QVERIFY(isIdle(pool));
        way.proxy().cutAtFlight(1, CutMoment::AfterForwarding);
        way.proxy().setRefusing(true);
        const auto lost = waited(pool.run(backendOf, Repeat::Harmless));
        QCOMPARE(lost.error().kind, ErrorKind::ConnectionLost);
        QVERIFY(!lost.error().detail.isEmpty());
        QVERIFY(isIdle(pool));
        QCOMPARE(pool.stats().open, 0);
        way.proxy().setRefusing(false);
        VERIFY_RESULT(waited(pool.run(backendOf, Repeat::Harmless)));
    }

    void sqliteIsNotAsked()
    {
        const TestDatabase database(Route::Sqlite);
        Pool pool(asking(), database.factory());
        for (int i = 0; i < 2; ++i)
            VERIFY_RESULT(waited(pool.run([](Connection &c) { return c.exec(u"SELECT 1"_s); }, Repeat::Harmless)));
        QCOMPARE(pool.stats().opened, 1);
    }

    void aSessionThatTheServerEndedIsNoticedWithoutAsking_data() { addServers(); }
    void aSessionThatTheServerEndedIsNoticedWithoutAsking()
    {
        QFETCH(Route, route);
        PoolWay way(route);
        Pool pool({2, 0, 30s}, way.factory());
        QSignalSpy ended(&pool, &Pool::endedByServer);
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QVERIFY(isIdle(pool));
        way.proxy().resetFlights();
        QTest::qWait(300);
        QCOMPARE(pool.stats().open, 1);
        QCOMPARE(way.proxy().flights(), 0);
        way.proxy().cutAll();
        QVERIFY(ended.wait());
        QCOMPARE(pool.stats().open, 0);
        QCOMPARE(pool.stats().endedByServer, 1);
        QCOMPARE(way.proxy().flights(), 0);
        VERIFY_RESULT(waited(pool.run(backendOf)));
        QCOMPARE(pool.stats().pingsFailed, 0);
    }

    void anEndedSessionIsNoticedWithoutAQuery()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        Pool pool({1, 0, 30s}, database.factory());
        QSignalSpy ended(&pool, &Pool::endedByServer);
        const auto backend = waited(pool.run(backendOf));
        VERIFY_RESULT(backend);
        QVERIFY(isIdle(pool));
        database.plainSql(u"SELECT pg_terminate_backend(%1, 10000)"_s.arg(*backend));
        QVERIFY(ended.wait());
        QCOMPARE(pool.stats().open, 0);
    }

    void aConnectionThatEndsUnderAJobIsReportedByTheJob()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        Pool pool({1, 0, 30s}, database.factory());
        QSignalSpy ended(&pool, &Pool::endedByServer);
        const auto lost = waited(pool.run([](Connection &connection) {
            return connection.exec(u"SELECT pg_terminate_backend(pg_backend_pid())"_s);
        }));
        QCOMPARE(lost.error().kind, ErrorKind::ConnectionLost);
        QVERIFY(isIdle(pool));
        QCOMPARE(pool.stats().broken, 1);
        QCOMPARE(ended.count(), 0);
    }

private:
    static void addServers()
    {
        QTest::addColumn<Route>("route");
        QTest::newRow("PostgreSQL") << Route::Postgres;
        QTest::newRow("PgBouncer") << Route::Pooler;
    }
};

QTEST_GUILESS_MAIN(TestPoolPing)
#include "tst_poolping.moc"
