// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/poolsettings.h"

#include "core/status/poolstats.h"

#include <QTest>

using namespace budget;
using namespace std::chrono_literals;

namespace {

PoolSettings poolOf(int size, int overflow)
{
    PoolSettings settings;
    settings.size = size;
    settings.maxOverflow = overflow;
    return settings;
}

} // namespace

class TestPoolSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUsualValuesNeedNoCorrection()
    {
        const CorrectedPool same = corrected(PoolSettings());
        QVERIFY(same.corrections.empty());
        QVERIFY(same.settings == PoolSettings());
    }

    void theEndsOfTheRangesAreInThem()
    {
        PoolSettings settings = poolOf(0, -1);
        settings.recycle = -1s;
        settings.timeout = 1s;
        settings.fresh = 0ms;
        QVERIFY(corrected(settings).corrections.empty());
        settings = poolOf(kMostPoolConnections, kMostPoolConnections);
        settings.recycle = std::chrono::seconds(kLongestRecycle);
        settings.timeout = 10min;
        settings.fresh = 1min;
        QVERIFY(corrected(settings).corrections.empty());
    }

    void valuesOutOfRangeAreNamedAndClamped()
    {
        PoolSettings settings = poolOf(-3, -2);
        settings.timeout = 0ms;
        settings.recycle = -7s;
        settings.fresh = -1ms;
        CorrectedPool result = corrected(settings);
        const std::vector all{PoolCorrection::Size, PoolCorrection::Overflow, PoolCorrection::Timeout,
                              PoolCorrection::Recycle, PoolCorrection::Fresh};
        QVERIFY(result.corrections == all);
        QCOMPARE(result.settings.size, 0);
        QCOMPARE(result.settings.maxOverflow, -1);
        QVERIFY(result.settings.timeout == 1s && result.settings.recycle == -1s);
        QVERIFY(result.settings.fresh == 0ms);

        settings = poolOf(101, 5'000);
        settings.timeout = 1h;
        settings.recycle = 48h;
        settings.fresh = 1h;
        result = corrected(settings);
        QVERIFY(result.corrections == all);
        QCOMPARE(result.settings.size, 100);
        QCOMPARE(result.settings.maxOverflow, 100);
        QVERIFY(result.settings.timeout == 10min && result.settings.recycle == 24h);
        QVERIFY(result.settings.fresh == 1min);
    }

    void aSecondCorrectionChangesNothing()
    {
        const CorrectedPool once = corrected(poolOf(-1, 999));
        QVERIFY(corrected(once.settings) == (CorrectedPool{once.settings, {}}));
    }

    void theMostIsSizeAndOverflow()
    {
        QCOMPARE(mostConnections(PoolSettings()), std::optional(15));
        QCOMPARE(mostConnections(poolOf(1, 0)), std::optional(1));
        QCOMPARE(mostConnections(poolOf(0, 10)), std::nullopt);
        QCOMPARE(mostConnections(poolOf(5, -1)), std::nullopt);
    }

    void theAdviceComparesWithWhatTheServerLeaves()
    {
        const ConnectionRoom neon; // 97 connections for ordinary roles
        QVERIFY(adviceFor(PoolSettings(), neon) == PoolAdvice::Fits);
        QVERIFY(adviceFor(poolOf(48, 0), neon) == PoolAdvice::Fits);
        QVERIFY(adviceFor(poolOf(40, 9), neon) == PoolAdvice::MostOfServer);
        QVERIFY(adviceFor(poolOf(97, 0), neon) == PoolAdvice::MostOfServer);
        QVERIFY(adviceFor(poolOf(97, 1), neon) == PoolAdvice::BeyondServer);
        QVERIFY(adviceFor(poolOf(0, 1), neon) == PoolAdvice::Unlimited);
        QVERIFY(adviceFor(poolOf(5, 10), {10, 3}) == PoolAdvice::BeyondServer);
    }

    void aSmallerPoolLeavesHalfOfTheRoom()
    {
        const ConnectionRoom neon;
        QVERIFY(smallerPool(poolOf(5, 10), neon) == poolOf(5, 2));
        QVERIFY(smallerPool(poolOf(90, 10), neon) == poolOf(48, 0));
        QVERIFY(smallerPool(poolOf(5, 10), {10, 3}) == poolOf(3, 0));
        QVERIFY(smallerPool(poolOf(1, 0), {1, 1}) == poolOf(1, 0));
        QVERIFY(smallerPool(poolOf(5, -1), neon) == poolOf(5, 43)); // unlimited before
        QVERIFY(smallerPool(poolOf(0, 10), neon) == poolOf(5, 43));
    }

    void theStatusLineIsQueuePools()
    {
        PoolStats stats;
        stats.size = 5;
        stats.open = 1;
        stats.idle = 1;
        QCOMPARE(queuePoolStatus(stats),
                 QStringLiteral("Pool size: 5  Connections in pool: 1 Current Overflow: -4 "
                                "Current Checked out connections: 0"));
        stats.open = 12;
        QCOMPARE(queuePoolStatus(stats),
                 QStringLiteral("Pool size: 5  Connections in pool: 1 Current Overflow: 7 "
                                "Current Checked out connections: 11"));
        stats.size = 0; // unlimited, hence no overflow
        QCOMPARE(queuePoolStatus(stats),
                 QStringLiteral("Pool size: 0  Connections in pool: 1 Current Overflow: 0 "
                                "Current Checked out connections: 11"));
    }
};

QTEST_APPLESS_MAIN(TestPoolSettings)
#include "tst_poolsettings.moc"
