// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/status/statussnapshot.h"

#include <QTest>

#include <vector>

using namespace budget;
using namespace Qt::StringLiterals;

class TestPoolStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The expected texts are those of SQLAlchemy 2.0, QueuePool.status(), after the same steps.
    void theStatusReadsLikeThatOfQueuePool_data()
    {
        QTest::addColumn<PoolStats>("stats");
        QTest::addColumn<QString>("status");
        const auto row = [](const char *name, int size, int open, int idle, const char *status) {
            PoolStats stats;
            stats.size = size;
            stats.open = open;
            stats.idle = idle;
            QTest::newRow(name) << stats << QString::fromLatin1(status);
        };
        row("new", 5, 0, 0,
            "Pool size: 5  Connections in pool: 0 Current Overflow: -5 Current Checked out connections: 0");
        row("one idle", 5, 1, 1,
            "Pool size: 5  Connections in pool: 1 Current Overflow: -4 Current Checked out connections: 0");
        row("one in use", 5, 1, 0,
            "Pool size: 5  Connections in pool: 0 Current Overflow: -4 Current Checked out connections: 1");
        row("full", 5, 5, 0,
            "Pool size: 5  Connections in pool: 0 Current Overflow: 0 Current Checked out connections: 5");
        row("overflow", 5, 8, 0,
            "Pool size: 5  Connections in pool: 0 Current Overflow: 3 Current Checked out connections: 8");
        row("overflow with an idle connection", 2, 4, 1,
            "Pool size: 2  Connections in pool: 1 Current Overflow: 2 Current Checked out connections: 3");
        row("without a limit", 0, 7, 3,
            "Pool size: 0  Connections in pool: 3 Current Overflow: 0 Current Checked out connections: 4");
    }
    void theStatusReadsLikeThatOfQueuePool()
    {
        QFETCH(PoolStats, stats);
        QTEST(queuePoolStatus(stats), "status");
    }

    void noNumberOfTheStatusIsTakenForAPlaceholder()
    {
        PoolStats stats;
        stats.size = 1;
        stats.open = 4;
        stats.idle = 2;
        QCOMPARE(queuePoolStatus(stats),
                 u"Pool size: 1  Connections in pool: 2 Current Overflow: 3 Current Checked out connections: 2"_s);
    }

    void aNewSnapshotIsOfAClosedLedger()
    {
        const StatusSnapshot snapshot;
        QCOMPARE(snapshot.state, SessionState::Closed);
        QVERIFY(snapshot.isProtected);
        QVERIFY(!snapshot.isReadOnly && !snapshot.readOnlyBecause && !snapshot.lastError);
        QVERIFY(!snapshot.waitingSince && !snapshot.workingSince && !snapshot.wakeTime);
        QCOMPARE(snapshot.pendingWrites, 0);
    }

    /// A status is published only if it differs from the last one, so the comparison must include every field.
    void everyFieldOfASnapshotCounts()
    {
        using Change = void (*)(StatusSnapshot &);
        const std::vector<Change> changes{
            [](StatusSnapshot &s) { s.state = SessionState::Lost; },
            [](StatusSnapshot &s) { s.isLocal = true; },
            [](StatusSnapshot &s) { s.place = u"b @ h"_s; },
            [](StatusSnapshot &s) { s.isPooled = true; },
            [](StatusSnapshot &s) { s.encryption = u"TLSv1.3"_s; },
            [](StatusSnapshot &s) { s.isReadOnly = true; },
            [](StatusSnapshot &s) { s.readOnlyBecause = ErrorKind::SchemaNewer; },
            [](StatusSnapshot &s) { s.isProtected = false; },
            [](StatusSnapshot &s) { s.isChecking = true; },
            [](StatusSnapshot &s) { s.lastError = Error{}; },
            [](StatusSnapshot &s) { s.pendingWrites = 1; },
            [](StatusSnapshot &s) { s.waitingSince.emplace(); },
            [](StatusSnapshot &s) { s.workingSince.emplace(); },
            [](StatusSnapshot &s) { s.wakeTime.emplace(0); },
            [](StatusSnapshot &s) { s.pool.waits = 1; },
            [](StatusSnapshot &s) { s.pool.lastRoundTrip.emplace(0); },
        };
        for (std::size_t i = 0; i < changes.size(); ++i) {
            StatusSnapshot changed;
            changes[i](changed);
            QVERIFY2(changed != StatusSnapshot(), qPrintable(QString::number(i)));
        }
    }
};

QTEST_APPLESS_MAIN(TestPoolStats)
#include "tst_poolstats.moc"
