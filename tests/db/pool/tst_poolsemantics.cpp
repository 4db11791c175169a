// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/poolprint.h"

#include <QRegularExpression>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Size, connections in the pool, overflow and checked out connections, as in SQLAlchemy's own tests.
QString counters(const PoolCore &pool)
{
    static const QRegularExpression numbers(u"Pool size: (\\S+)  Connections in pool: (\\S+) Current Overflow: (\\S+) "
                                            "Current Checked out connections: (\\S+)"_s);
    const auto found = numbers.match(queuePoolStatus(pool.stats()));
    return u'(' + found.capturedTexts().sliced(1).join(u',') + u')';
}

/// A pool in which jobs 1…n have run on seats 1…n and have finished at kStart.
PoolCore poolOfIdle(PoolCore::JobId n, const PoolSettings &settings)
{
    PoolCore pool(settings);
    occupy(pool, n);
    for (PoolCore::SeatId seat = 1; seat <= n; ++seat)
        (void)pool.finished(seat, true, kStart);
    return pool;
}

} // namespace

/// The behaviour of SQLAlchemy's QueuePool, as its own tests check it, and the intended differences.
class TestPoolSemantics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countersOfSizeThreeAndUnlimitedOverflow()
    {
        PoolCore pool(settings(3, -1));
        QStringList seen;
        for (PoolCore::JobId job = 1; job <= 6; ++job) {
            (void)pool.submit(job, kStart);
            (void)pool.opened(job, kStart);
            seen << counters(pool);
        }
        QCOMPARE(seen.join(u' '), u"(3,0,-2,1) (3,0,-1,2) (3,0,0,3) (3,0,1,4) (3,0,2,5) (3,0,3,6)"_s);
        for (const PoolCore::SeatId seat : {4, 3, 2})
            (void)pool.finished(seat, true, kStart);
        QCOMPARE(counters(pool), u"(3,3,3,3)"_s);
        for (const PoolCore::SeatId seat : {1, 5, 6})
            (void)pool.finished(seat, true, kStart);
        QCOMPARE(counters(pool), u"(3,3,0,0)"_s);
        (void)pool.submit(7, kStart);
        QCOMPARE(counters(pool), u"(3,2,0,1)"_s);
        (void)pool.submit(8, kStart);
        QCOMPARE(counters(pool), u"(3,1,0,2)"_s);
    }

    void aFailedOpenLeavesTheCountsAsTheyWere()
    {
        PoolCore pool(settings(2, 1));
        occupy(pool, 2);
        const QString before = counters(pool);
        (void)pool.submit(3, kStart);
        (void)pool.openFailed(3, kStart);
        QCOMPARE(counters(pool), before);
        QCOMPARE(pool.stats().openingsLost, 1);
    }

    void waitersSurviveInvalidation()
    {
        PoolCore pool(settings(2, 0));
        occupy(pool, 2);
        (void)pool.submit(3, kStart);
        (void)pool.submit(4, kStart);
        pool.foundDead(1);
        pool.reopened(1, kStart + 1s);
        QCOMPARE(printed(pool.finished(1, true, kStart + 1s)), u"run 3 on 1"_s);
        QCOMPARE(printed(pool.finished(2, true, kStart + 1s)), u"run 4 on 2 after reopening"_s);
    }

    void fiveWaitersOnOneConnectionAllRunWithExactlyOneNewConnection()
    {
        PoolCore pool(settings(1, 0));
        occupy(pool, 1);
        for (PoolCore::JobId job = 2; job <= 6; ++job)
            (void)pool.submit(job, kStart);
        QCOMPARE(printed(pool.finished(1, false, kStart)), u"close 1, open 2"_s);
        QCOMPARE(printed(pool.opened(2, kStart)), u"run 2 on 2"_s);
        for (PoolCore::JobId job = 3; job <= 6; ++job)
            QCOMPARE(printed(pool.finished(2, true, kStart)), u"run %1 on 2"_s.arg(job));
        QCOMPARE(printed(pool.finished(2, true, kStart)), u""_s);
        QCOMPARE(pool.stats().opened, 2);
    }

    void recycleAtOneSecondKeepsAndAtThirtyFiveReplaces()
    {
        PoolSettings thirty = settings(1, 0);
        thirty.recycle = 30s;
        thirty.prePing = false;
        PoolCore pool = poolOfIdle(1, thirty);
        QCOMPARE(printed(pool.submit(2, kStart + 1s)), u"run 2 on 1"_s);
        (void)pool.finished(1, true, kStart + 1s);
        QCOMPARE(printed(pool.submit(3, kStart + 35s)), u"run 3 on 1 after reopening"_s);
        pool.reopened(1, kStart + 35s);
        (void)pool.finished(1, true, kStart + 35s);
        QCOMPARE(printed(pool.submit(4, kStart + 36s)), u"run 4 on 1"_s);
        QCOMPARE(pool.stats().recycled, 1);
    }

    void fifteenSimultaneousDisconnectsCauseOneInvalidationAndFifteenReconnects()
    {
        PoolCore pool = poolOfIdle(15, settings(15, 0));
        for (PoolCore::JobId job = 16; job <= 30; ++job)
            QVERIFY(printed(pool.submit(job, kStart + 5min)).endsWith(u"after ping"_s));
        for (PoolCore::SeatId seat = 1; seat <= 15; ++seat)
            pool.foundDead(seat);
        for (PoolCore::SeatId seat = 1; seat <= 15; ++seat)
            pool.reopened(seat, kStart + 5min);
        for (PoolCore::SeatId seat = 1; seat <= 15; ++seat)
            (void)pool.finished(seat, true, kStart + 5min);
        QCOMPARE(pool.stats().invalidations, 1);
        QCOMPARE(pool.stats().replaced, 15);
        QCOMPARE(pool.stats().opened, 30);
        for (PoolCore::JobId job = 31; job <= 45; ++job) // no connection is replaced twice
            QVERIFY(!printed(pool.submit(job, kStart + 5min)).contains(u"after"_s));
    }

    void noPingOnTheFirstCheckoutNoneRightAfterAReconnectOneOnEachLaterOne()
    {
        PoolSettings always = settings(1, 0);
        always.fresh = 0ms;
        PoolCore pool(always);
        (void)pool.submit(1, kStart);
        QCOMPARE(printed(pool.opened(1, kStart + 1s)), u"run 1 on 1"_s);
        for (PoolCore::JobId job = 2; job <= 4; ++job) {
            (void)pool.finished(1, true, kStart + 1s);
            QCOMPARE(printed(pool.submit(job, kStart + 1s)), u"run %1 on 1 after ping"_s.arg(job));
        }
        pool.foundDead(1); // job 4 runs on the new connection without a ping
        pool.reopened(1, kStart + 2s);
        (void)pool.submit(5, kStart + 2s);
        QCOMPARE(printed(pool.finished(1, true, kStart + 2s)), u"run 5 on 1 after ping"_s);
    }

    void aConnectionThatTheServerEndedIsClosedWhereNobodyUsesIt()
    {
        PoolCore pool = poolOfIdle(2, settings(2, 0));
        QCOMPARE(printed(pool.endedIdle(2)), u"close 2"_s);
        QCOMPARE(counts(pool), u"open 1, in use 0, waiting 0"_s);
        QCOMPARE(printed(pool.submit(3, kStart)), u"run 3 on 1"_s);
        QCOMPARE(printed(pool.endedIdle(1)), u""_s); // the worker of the running job detects it
        QCOMPARE(pool.stats().endedByServer, 1);
    }

    void disposalClosesWhatIsIdleNowAndTheRestWhenItComesBack()
    {
        PoolCore pool = poolOfIdle(3, settings(3, 0));
        (void)pool.submit(4, kStart);
        (void)pool.submit(5, kStart);
        QCOMPARE(printed(pool.dispose()), u"close 1"_s);
        QCOMPARE(printed(pool.submit(6, kStart)), u"open 4"_s);
        QCOMPARE(printed(pool.opened(4, kStart)), u"run 6 on 4"_s);
        QCOMPARE(printed(pool.finished(4, true, kStart)), u""_s);
        QCOMPARE(printed(pool.finished(3, true, kStart)), u"close 3"_s);
        QCOMPARE(printed(pool.finished(2, true, kStart)), u"close 2"_s);
        QCOMPARE(counts(pool), u"open 1, in use 0, waiting 0"_s);
        QCOMPARE(pool.stats().disposed, 3);
    }

    void waitingJobsSurviveADisposalOnANewConnection()
    {
        PoolCore pool(settings(1, 0));
        occupy(pool, 1);
        (void)pool.submit(2, kStart);
        (void)pool.submit(3, kStart);
        QCOMPARE(printed(pool.dispose()), u""_s);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u"close 1, open 2"_s);
        QCOMPARE(printed(pool.opened(2, kStart)), u"run 2 on 2"_s);
        QCOMPARE(printed(pool.finished(2, true, kStart)), u"run 3 on 2"_s);
    }

    void aConnectionThatIsReopenedAfterADisposalIsKept()
    {
        PoolCore pool(settings(1, 0));
        occupy(pool, 1);
        (void)pool.dispose();
        pool.reopened(1, kStart);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u""_s);
        QCOMPARE(counts(pool), u"open 1, in use 0, waiting 0"_s);
    }

    void givingAllUpRefusesWhatWaitsAndWhatIsBeingOpened()
    {
        PoolCore pool(settings(2, 0));
        occupy(pool, 1);
        (void)pool.submit(2, kStart);
        (void)pool.submit(3, kStart);
        QCOMPARE(printed(pool.cancelAll()), u"fail 2: cancelled, fail 3: cancelled, close 2"_s);
        QCOMPARE(counts(pool), u"open 1, in use 1, waiting 0"_s);
        QCOMPARE(printed(pool.submit(4, kStart)), u"open 3"_s); // the pool still works
        QCOMPARE(printed(pool.finished(1, true, kStart)), u"run 4 on 1"_s);
    }
};

QTEST_APPLESS_MAIN(TestPoolSemantics)
#include "tst_poolsemantics.moc"
