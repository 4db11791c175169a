// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/poolcore.h"

#include <QTest>

using namespace budget;
using namespace std::chrono_literals;

namespace {

const PoolCore::TimePoint kStart{};

/// A pool in which jobs 1…n have run on seats 1…n, in this order, and have finished at kStart.
PoolCore poolOfIdle(PoolCore::JobId n, const PoolSettings &settings)
{
    PoolCore pool(settings);
    for (PoolCore::JobId job = 1; job <= n; ++job) {
        (void)pool.submit(job, kStart);
        (void)pool.opened(job, kStart);
    }
    for (PoolCore::SeatId seat = 1; seat <= n; ++seat)
        (void)pool.finished(seat, true, kStart);
    return pool;
}

/// Submits a job and returns its seat and checkout.
PoolCore::RunJob next(PoolCore &pool, PoolCore::TimePoint now)
{
    static PoolCore::JobId job = 1'000;
    const auto actions = pool.submit(++job, now);
    return actions.size() == 1 ? std::get<PoolCore::RunJob>(actions.front()) : PoolCore::RunJob{};
}

PoolSettings alwaysAsking()
{
    PoolSettings settings;
    settings.fresh = 0ms;
    return settings;
}

Checkout checkoutAfter(std::chrono::milliseconds idle, const PoolSettings &settings)
{
    PoolCore pool = poolOfIdle(1, settings);
    return next(pool, kStart + idle).checkout;
}

} // namespace

/// The checkout of a connection that was used before.
class TestPoolCheckout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pingsAConnectionThatWasIdle()
    {
        QCOMPARE(checkoutAfter(999ms, {}), Checkout::AsItIs);
        QCOMPARE(checkoutAfter(1s, {}), Checkout::Ping);
        QCOMPARE(checkoutAfter(0ms, alwaysAsking()), Checkout::Ping);
    }

    void pingsNothingWhereThatIsSwitchedOff()
    {
        PoolSettings settings;
        settings.prePing = false;
        QCOMPARE(checkoutAfter(10min, settings), Checkout::AsItIs);
    }

    void doesNotPingWhatWasOpenedJustNow()
    {
        PoolCore pool(alwaysAsking());
        (void)pool.submit(1, kStart);
        const auto actions = pool.opened(1, kStart + 8s);
        QCOMPARE(std::get<PoolCore::RunJob>(actions.front()).checkout, Checkout::AsItIs);
    }

    void pingsAConnectionThatWasOpenedForACancelledJob()
    {
        PoolCore pool((PoolSettings()));
        (void)pool.submit(1, kStart);
        (void)pool.cancel(1);
        (void)pool.opened(1, kStart);
        QCOMPARE(next(pool, kStart + 2s).checkout, Checkout::Ping);
    }

    void replacesWhatIsOldByItsAgeNotByItsUse()
    {
        PoolSettings settings;
        settings.recycle = 10s;
        QCOMPARE(checkoutAfter(9s, settings), Checkout::Ping);
        QCOMPARE(checkoutAfter(10s, settings), Checkout::Reopen);

        PoolCore pool = poolOfIdle(1, settings);
        (void)next(pool, kStart + 9s);
        (void)pool.finished(1, true, kStart + 9s); // its age counts, not its last use
        QCOMPARE(next(pool, kStart + 10s).checkout, Checkout::Reopen);
        pool.reopened(1, kStart + 10s);
        (void)pool.finished(1, true, kStart + 10s);
        QCOMPARE(next(pool, kStart + 10s + 500ms).checkout, Checkout::AsItIs); // reopened a moment ago
        QCOMPARE(pool.stats().recycled, 1);
    }

    void neverReplacesForAgeWhereThatIsSwitchedOff()
    {
        PoolSettings settings;
        settings.recycle = -1s;
        settings.prePing = false;
        QCOMPARE(checkoutAfter(1'000h, settings), Checkout::AsItIs);
    }

    void oneDeadConnectionSpoilsTheOlderOnesButNotTheNewer()
    {
        PoolCore pool = poolOfIdle(3, {});
        QCOMPARE(next(pool, kStart + 5min).seat, 3U);
        pool.foundDead(3);
        pool.reopened(3, kStart + 5min);
        (void)pool.finished(3, true, kStart + 5min);
        const auto renewed = next(pool, kStart + 5min);
        QCOMPARE(renewed.seat, 3U);
        QCOMPARE(renewed.checkout, Checkout::AsItIs);
        QCOMPARE(next(pool, kStart + 5min).checkout, Checkout::Reopen); // without a ping
        QCOMPARE(next(pool, kStart + 5min).checkout, Checkout::Reopen);
        QCOMPARE(pool.stats().pingsFailed, 1);
    }

    void twoThatAreFoundDeadAtOnceSpoilNothingTwice()
    {
        PoolCore pool = poolOfIdle(2, {});
        (void)next(pool, kStart + 5min);
        (void)next(pool, kStart + 5min);
        pool.foundDead(2);
        pool.reopened(2, kStart + 5min);
        pool.foundDead(1); // seat 1 was in use when seat 2 was found dead
        pool.reopened(1, kStart + 5min);
        (void)pool.finished(2, true, kStart + 5min);
        QCOMPARE(next(pool, kStart + 5min).checkout, Checkout::AsItIs);
    }

    void takesTheLastUsedOrTheFirstUsed()
    {
        PoolSettings settings;
        PoolCore lifo = poolOfIdle(3, settings);
        QCOMPARE(next(lifo, kStart).seat, 3U);
        settings.order = PoolSettings::Order::FirstInFirstOut;
        PoolCore fifo = poolOfIdle(3, settings);
        QCOMPARE(next(fifo, kStart).seat, 1U);
    }

    void countsWhatHappened()
    {
        PoolCore pool({1, 0, 30s});
        (void)pool.submit(1, kStart);
        (void)pool.submit(2, kStart);
        (void)pool.opened(1, kStart + 100ms);
        (void)pool.finished(1, true, kStart + 400ms);
        (void)pool.finished(1, false, kStart + 400ms);
        const PoolStats stats = pool.stats();
        QCOMPARE(stats.opened, 1);
        QCOMPARE(stats.closed, 1);
        QCOMPARE(stats.idle, 0);
        QCOMPARE(stats.waits, 2);
        QCOMPARE(stats.waited, 500ms);
        QCOMPARE(stats.longestWait, 400ms);
    }
};

QTEST_APPLESS_MAIN(TestPoolCheckout)
#include "tst_poolcheckout.moc"
