// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "db/pool/poolways.h"
#include "support/verifyresult.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QMap>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kBatches = 6; ///< the fastest batch counts, because other processes disturb the others
constexpr int kTimes = 400;

double fastest(const std::function<double()> &batch)
{
    double best = batch();
    for (int i = 1; i < kBatches; ++i)
        best = std::min(best, batch());
    return best;
}

PoolSettings settings(std::chrono::milliseconds fresh)
{
    PoolSettings settings;
    settings.fresh = fresh;
    return settings;
}

Result<Rows> selectOne(Connection &connection)
{
    return connection.exec(u"SELECT 1"_s);
}

Result<int> nothing(Connection & /*unused*/)
{
    return 1;
}

/// Microseconds per job. Each job is submitted when the previous one has finished.
template <class Work>
double microsecondsInPool(Pool &pool, Work work, int times = kTimes)
{
    (void)waited(pool.run(work, Repeat::Harmless));
    (void)isIdle(pool);
    int left = times;
    QEventLoop loop;
    const auto next = [&] {
        if (pool.stats().inUse > 0 || pool.stats().waiting > 0)
            return;
        if (left-- > 0)
            (void)pool.run(work, Repeat::Harmless);
        else
            loop.quit();
    };
    QObject::connect(&pool, &Pool::statsChanged, &loop, next, Qt::QueuedConnection);
    QElapsedTimer clock;
    clock.start();
    next();
    loop.exec();
    return double(clock.nsecsElapsed()) / 1'000 / times;
}

double microsecondsBare(Connection &connection)
{
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < kTimes; ++i)
        (void)selectOne(connection);
    return double(clock.nsecsElapsed()) / 1'000 / kTimes;
}

/// SQLAlchemy's microseconds for the same work. The URL is sent through a pipe, because it contains a password.
QMap<QString, QString> microsecondsOfQueuePool(const QString &url, int batches, int times)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(u"/usr/bin/python3"_s, {QStringLiteral(BUDGET_BENCH_SCRIPT)});
    python.write(url.toUtf8() + '\n' + QByteArray::number(batches) + ' ' + QByteArray::number(times) + '\n');
    python.closeWriteChannel();
    QMap<QString, QString> measured;
    if (!python.waitForFinished(120'000) || python.exitCode() != 0)
        return measured;
    for (const QByteArray &line : python.readAllStandardOutput().split('\n')) {
        const QString text = QString::fromUtf8(line);
        measured.insert(text.section(u' ', 0, 0), text.section(u' ', 1));
    }
    return measured;
}

void printRow(const char *what, double ours, double theirs)
{
    std::printf("  %-42s %9.1f %9.1f %7.2f\n", what, ours, theirs, ours / theirs);
}

} // namespace

/// The cost of the pool. Times are only printed; the assertions check counts, which do not depend on the machine's
/// load.
class BenchPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_database = sharedCluster().createDatabase(); }

    void theCostOfTheRoute()
    {
        Pool usual(settings(1s), factory());
        Pool asking(settings(0ms), factory());
        const double checkout = fastest([&] { return microsecondsInPool(usual, nothing); });
        ASSIGN_RESULT(const auto connection, factory()(std::make_shared<Interrupt>()));
        const double bare = fastest([&] { return microsecondsBare(*connection); });
        const double pooled = fastest([&] { return microsecondsInPool(usual, selectOne); });
        const double pinged = fastest([&] { return microsecondsInPool(asking, selectOne); });
        const auto theirs = microsecondsOfQueuePool(sharedCluster().url(m_database), kBatches, kTimes);
        for (const QString &name : {u"checkout"_s, u"bare"_s, u"pooled"_s, u"pinged"_s})
            QVERIFY2(theirs.value(name).toDouble() > 0, qPrintable(name));

        std::printf("\n  microseconds, by %d in a row (loopback, TLS)%9s %9s %7s\n", kTimes, "ours", "QueuePool",
                    "ratio");
        printRow("checkout and return", checkout, theirs[u"checkout"_s].toDouble());
        printRow("SELECT 1 on a bare connection", bare, theirs[u"bare"_s].toDouble());
        printRow("SELECT 1 through the pool", pooled, theirs[u"pooled"_s].toDouble());
        printRow("SELECT 1 through the pool, pinged each time", pinged, theirs[u"pinged"_s].toDouble());
        std::printf("  the pool adds to a bare statement: ours %.1f, QueuePool %.1f\n\n", pooled - bare,
                    theirs[u"pooled"_s].toDouble() - theirs[u"bare"_s].toDouble());

        QCOMPARE(usual.stats().opened, 1);
        QCOMPARE(asking.stats().opened, 1);
        QCOMPARE(asking.stats().pingsFailed, 0);
        QCOMPARE(queuePoolStatus(usual.stats()), theirs[u"status"_s]);
    }

    void theFlightsOfAPing()
    {
        constexpr int kUses = 50;
        FaultProxy proxy(sharedCluster().port());
        Pool pool(settings(0ms), factory(proxy.port()));
        (void)waited(pool.run(selectOne));
        QVERIFY(isIdle(pool));
        proxy.resetFlights();
        (void)microsecondsInPool(pool, selectOne, kUses - 1); // runs one more job before it measures
        const int ours = proxy.flights();
        proxy.resetFlights();
        QVERIFY(!microsecondsOfQueuePool(sharedCluster().url(m_database, proxy.port()), 1, kUses).isEmpty());
        std::printf("\n  flights of %d statements, pinged each time: ours %d\n", kUses, ours);
        std::printf("  flights of SQLAlchemy for 150 statements, a third pinged, and its openings: %d\n\n",
                    proxy.flights());
        QCOMPARE(ours, kUses);
        QVERIFY(proxy.flights() > 4 * kUses);
    }

private:
    [[nodiscard]] ConnectionFactory factory(quint16 port = 0) const
    {
        return [address = *parseConnectionUrl(sharedCluster().url(m_database, port))](InterruptPtr interrupt) {
            return PgConnection::open(address, std::move(interrupt));
        };
    }

    Database m_database;
};

QTEST_GUILESS_MAIN(BenchPool)
#include "bench_pool.moc"
