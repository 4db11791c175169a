// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "core/reading/connectionurl.h"
#include "support/links/faultproxy.h"
#include "support/servers/postgrescluster.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <class T>
T waited(const QFuture<T> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("the session did not answer");
    return future.result();
}

} // namespace

/// Ten idle minutes with a fake clock; tst_journey_idle waits in real time.
class TestIdle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSentWhileTenMinutesPass()
    {
        auto now = std::chrono::steady_clock::now();
        FaultProxy proxy(sharedCluster().port());
        Session session(WorkTools{.now = [&now] { return now; }});
        const Database database = sharedCluster().createDatabase();
        VERIFY_RESULT(waited(session.open(*parseConnectionUrl(sharedCluster().url(database, proxy.port())))));
        VERIFY_RESULT(waited(session.ledger().listCategories()));
        proxy.resetFlights();
        for (int minute = 1; minute <= 10; ++minute) {
            now += 1min;
            session.lookAtClock();
            QTest::qWait(20);
        }
        QCOMPARE(proxy.bytes(Direction::ToServer), 0);
        QCOMPARE(proxy.bytes(Direction::ToClient), 0);
        QCOMPARE(proxy.links(), 1);
        VERIFY_RESULT(waited(session.ledger().listCategories()));
        QVERIFY(proxy.bytes(Direction::ToServer) > 0);
    }
};

QTEST_GUILESS_MAIN(TestIdle)
#include "tst_idle.moc"
