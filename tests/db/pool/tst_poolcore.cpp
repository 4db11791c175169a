// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/poolprint.h"
#include "db/pool/poolworld.h"

#include <QTest>

#include <random>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPoolCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensNothingInAdvance()
    {
        const PoolCore pool(settings(5, 10));
        QCOMPARE(counts(pool), u"open 0, in use 0, waiting 0"_s);
        QCOMPARE(pool.stats().limit, 15);
    }

    void opensForTheFirstAndReusesForTheNext()
    {
        PoolCore pool(settings(5, 10));
        QCOMPARE(printed(pool.submit(1, kStart)), u"open 1"_s);
        QCOMPARE(printed(pool.opened(1, kStart)), u"run 1 on 1"_s);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u""_s);
        QCOMPARE(printed(pool.submit(2, kStart)), u"run 2 on 1"_s);
        QCOMPARE(counts(pool), u"open 1, in use 1, waiting 0"_s);
    }

    void takesTheMostRecentlyUsedFirst()
    {
        PoolCore pool(settings(5, 0));
        occupy(pool, 2);
        (void)pool.finished(1, true, kStart);
        (void)pool.finished(2, true, kStart);
        QCOMPARE(printed(pool.submit(3, kStart)), u"run 3 on 2"_s);
        QCOMPARE(printed(pool.submit(4, kStart)), u"run 4 on 1"_s);
    }

    void growsToSizeAndOverflowThenWaitsInTheOrderOfArrival()
    {
        PoolCore pool(settings(2, 1));
        occupy(pool, 3);
        QCOMPARE(printed(pool.submit(4, kStart)), u""_s);
        QCOMPARE(printed(pool.submit(5, kStart)), u""_s);
        QCOMPARE(counts(pool), u"open 3, in use 3, waiting 2"_s);
        QCOMPARE(printed(pool.finished(2, true, kStart)), u"run 4 on 2"_s);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u"run 5 on 1"_s);
    }

    void countsAnOpeningBeforeItIsOpen()
    {
        PoolCore pool(settings(1, 0));
        QCOMPARE(printed(pool.submit(1, kStart)), u"open 1"_s);
        QCOMPARE(printed(pool.submit(2, kStart)), u""_s);
    }

    void closesTheOverflowOnReturnUnlessSomebodyWaits()
    {
        PoolCore pool(settings(1, 1));
        occupy(pool, 2);
        (void)pool.submit(3, kStart);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u"run 3 on 1"_s);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u""_s);
        QCOMPARE(printed(pool.finished(2, true, kStart)), u"close 2"_s);
        QCOMPARE(counts(pool), u"open 1, in use 0, waiting 0"_s);
    }

    void aFailedOpenLeavesTheCountsAndWakesTheNextWaiter()
    {
        PoolCore pool(settings(1, 0));
        (void)pool.submit(1, kStart);
        (void)pool.submit(2, kStart);
        QCOMPARE(printed(pool.openFailed(1, kStart)), u"fail 1: open failed, open 2"_s);
        QCOMPARE(counts(pool), u"open 1, in use 0, waiting 1"_s);
        QCOMPARE(printed(pool.openFailed(2, kStart)), u"fail 2: open failed"_s);
        QCOMPARE(counts(pool), u"open 0, in use 0, waiting 0"_s);
    }

    void oneHangingOpenDelaysNobody()
    {
        PoolCore pool(settings(2, 0));
        QCOMPARE(printed(pool.submit(1, kStart)), u"open 1"_s); // this opening hangs
        QCOMPARE(printed(pool.submit(2, kStart)), u"open 2"_s);
        QCOMPARE(printed(pool.opened(2, kStart)), u"run 1 on 2"_s); // first come, first served
        QCOMPARE(printed(pool.finished(2, true, kStart)), u"run 2 on 2"_s);
        QCOMPARE(printed(pool.finished(2, true, kStart)), u""_s);
        QCOMPARE(printed(pool.openFailed(1, kStart)), u""_s); // no job waits for it any more
        QCOMPARE(counts(pool), u"open 1, in use 0, waiting 0"_s);
    }

    void anUnusableConnectionIsReplaced()
    {
        PoolCore pool(settings(1, 0));
        occupy(pool, 1);
        (void)pool.submit(2, kStart);
        QCOMPARE(printed(pool.finished(1, false, kStart)), u"close 1, open 2"_s);
        QCOMPARE(printed(pool.opened(2, kStart)), u"run 2 on 2"_s);
    }

    void saysWhichWaitRanOut()
    {
        PoolCore pool(settings(1, 0, 500ms));
        QCOMPARE(pool.nextDeadline(), std::nullopt);
        (void)pool.submit(1, kStart);
        (void)pool.submit(2, kStart + 100ms);
        QCOMPARE(pool.nextDeadline(), std::optional(kStart + 500ms));
        QCOMPARE(printed(pool.tick(kStart + 499ms)), u""_s);
        QCOMPARE(printed(pool.tick(kStart + 500ms)), u"fail 1: timed out opening"_s);
        QCOMPARE(printed(pool.tick(kStart + 600ms)), u"fail 2: timed out waiting"_s);
        QCOMPARE(printed(pool.opened(1, kStart)), u""_s); // late; kept for the next job
        QCOMPARE(counts(pool), u"open 1, in use 0, waiting 0"_s);
    }

    void aWaitingJobCanBeTakenBackARunningOneNot()
    {
        PoolCore pool(settings(1, 0));
        occupy(pool, 1);
        (void)pool.submit(2, kStart);
        QCOMPARE(printed(pool.cancel(2)), u"fail 2: cancelled"_s);
        QCOMPARE(printed(pool.cancel(1)), u""_s);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u""_s);
    }

    void sizeZeroMeansUnlimited()
    {
        PoolCore pool(settings(0, 0));
        for (PoolCore::JobId job = 1; job <= 100; ++job)
            QCOMPARE(printed(pool.submit(job, kStart)), u"open %1"_s.arg(job));
        QCOMPARE(pool.stats().limit, 0);
    }

    void overflowMinusOneMeansUnlimitedButSizeAreKept()
    {
        PoolCore pool(settings(1, -1));
        occupy(pool, 50);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u""_s);
        QCOMPARE(printed(pool.finished(2, true, kStart)), u"close 2"_s);
    }

    void shutsDownInOrder()
    {
        PoolCore pool(settings(2, 0));
        occupy(pool, 2);
        (void)pool.finished(1, true, kStart);
        (void)pool.submit(3, kStart); // it runs on seat 1
        (void)pool.submit(4, kStart);
        QCOMPARE(printed(pool.shutDown()), u"fail 4: cancelled"_s);
        QCOMPARE(printed(pool.submit(5, kStart)), u"fail 5: cancelled"_s);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u"close 1"_s);
        QCOMPARE(printed(pool.finished(2, false, kStart)), u"close 2"_s);
        QCOMPARE(counts(pool), u"open 0, in use 0, waiting 0"_s);
    }

    void aConnectionThatOpensAfterTheEndIsClosed()
    {
        PoolCore pool(settings(1, 0));
        (void)pool.submit(1, kStart);
        QCOMPARE(printed(pool.shutDown()), u"fail 1: cancelled"_s);
        QCOMPARE(printed(pool.opened(1, kStart)), u"close 1"_s);
    }

    void aJobWhoseOpeningServedAnotherIsNotForgotten()
    {
        PoolCore pool(settings(2, 0));
        QCOMPARE(printed(pool.submit(1, kStart)), u"open 1"_s);
        QCOMPARE(printed(pool.submit(2, kStart)), u"open 2"_s);
        QCOMPARE(printed(pool.opened(2, kStart)), u"run 1 on 2"_s); // job 2 relies on seat 1 now
        QCOMPARE(printed(pool.openFailed(1, kStart)), u"open 3"_s);
        QCOMPARE(printed(pool.finished(2, false, kStart)), u"close 2"_s);
        QCOMPARE(printed(pool.opened(3, kStart)), u"run 2 on 3"_s);
    }

    void aJobBehindACancelledOneDoesNotFailWithItsOpening()
    {
        PoolCore pool(settings(1, 0));
        (void)pool.submit(1, kStart);
        (void)pool.submit(2, kStart);
        QCOMPARE(printed(pool.cancel(1)), u"fail 1: cancelled"_s);
        QCOMPARE(printed(pool.openFailed(1, kStart)), u"open 2"_s); // job 2 did not cause that opening
        QCOMPARE(printed(pool.opened(2, kStart)), u"run 2 on 2"_s);
    }

    void aJobDoesNotRelyOnAnOlderOpeningWhileThereIsRoom()
    {
        PoolCore pool(settings(2, 0));
        (void)pool.submit(1, kStart);
        (void)pool.cancel(1); // its opening goes on, but may be about to time out
        QCOMPARE(printed(pool.submit(2, kStart)), u"open 2"_s);
        QCOMPARE(printed(pool.openFailed(1, kStart)), u""_s);
        QCOMPARE(printed(pool.opened(2, kStart)), u"run 2 on 2"_s);
    }

    void keepsItsInvariantsThroughEveryShortSequence_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("overflow");
        QTest::newRow("1+0") << 1 << 0;
        QTest::newRow("1+1") << 1 << 1;
        QTest::newRow("3+0") << 3 << 0;
    }
    void keepsItsInvariantsThroughEveryShortSequence();

    void keepsItsInvariantsThroughRandomEvents_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("overflow");
        QTest::newRow("1+0") << 1 << 0;
        QTest::newRow("2+1") << 2 << 1;
        QTest::newRow("5+10") << 5 << 10;
        QTest::newRow("unlimited") << 0 << 0;
    }
    void keepsItsInvariantsThroughRandomEvents();
};

namespace {

/// A rule that some sequence of at most `events` events breaks, or null.
const char *violationAfter(const PoolWorld &world, int events)
{
    if (world.violation() || events == 0)
        return world.violation();
    PoolWorld ended = world;
    ended.end();
    if (ended.violation())
        return ended.violation();
    for (const PoolWorld &next : world.nextWorlds()) {
        if (const char *violation = violationAfter(next, events - 1))
            return violation;
    }
    return nullptr;
}

} // namespace

void TestPoolCore::keepsItsInvariantsThroughEveryShortSequence()
{
    QFETCH(int, size);
    QFETCH(int, overflow);
    const char *violation = violationAfter(PoolWorld(settings(size, overflow, 100ms)), 7);
    QVERIFY2(!violation, violation);
}

void TestPoolCore::keepsItsInvariantsThroughRandomEvents()
{
    QFETCH(int, size);
    QFETCH(int, overflow);
    for (unsigned seed = 0; seed < 50; ++seed) {
        std::mt19937 random(seed);
        PoolWorld world(settings(size, overflow, 100ms));
        for (int i = 0; i < 1'000; ++i)
            world.step([&](int n) { return std::uniform_int_distribution(0, n - 1)(random); });
        world.end();
        QVERIFY2(!world.violation(), world.violation());
    }
}

QTEST_APPLESS_MAIN(TestPoolCore)
#include "tst_poolcore.moc"
