// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/links/faultproxy.h"
#include "support/links/relayends.h"
#include "support/pollwait.h"
#include "support/servers/postgrescluster.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace budget;
using namespace budget::test;

class TestFaultProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void relaysBothWays();
    void relaysMuchDataWhole();
    void deliversWhatWasSentBeforeAClose();
    void closesWhenTheServerIsNotThere();
    void countsChangesOfDirection();
    void countsOneFlightForAStatement();
    void delaysEachFlightOnce();
    void keepsTheOrderWhenTheDelayShrinks();
    void refusesNewConnectionsOnly();
    void blackHoleSwallowsAndStaysSilent();
    void blackHoleTakesNewConnections();
    void blackHoleSparesLinksThatWereIdle();
    void cutsAllOnBothSides();
    void cutsBeforeTheFlightArrives();
    void cutsAfterTheFlightArrived();
    void goesWithOpenLinks();

private:
    [[nodiscard]] Ends connectThrough() { return test::connectThrough(m_proxy->port(), *m_server); }

    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
};

void TestFaultProxy::init()
{
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    m_proxy = std::make_unique<FaultProxy>(m_server->serverPort());
}

void TestFaultProxy::cleanup()
{
    m_proxy.reset();
    m_server.reset();
}

void TestFaultProxy::relaysBothWays()
{
    Ends ends = connectThrough();
    QVERIFY(ends.server);
    QVERIFY(answers(ends));
    QCOMPARE(m_proxy->links(), 1);
    ends.server->disconnectFromHost();
    QVERIFY(isClosed(*ends.client));
    QVERIFY(pollUntil(5s, [&] { return m_proxy->links() == 0; }));
}

void TestFaultProxy::relaysMuchDataWhole()
{
    Ends ends = connectThrough();
    QVERIFY(ends.server);
    QByteArray much;
    while (much.size() < 3'000'000)
        much += QByteArray::number(much.size());
    ends.client->write(much);
    QByteArray arrived;
    while (arrived.size() < much.size() && ends.client->state() == QAbstractSocket::ConnectedState) {
        ends.client->waitForBytesWritten(1);
        ends.server->waitForReadyRead(1);
        arrived += ends.server->readAll();
    }
    QVERIFY(arrived == much);
    QCOMPARE(m_proxy->flights(), 1);
}

void TestFaultProxy::deliversWhatWasSentBeforeAClose()
{
    Ends ends = connectThrough();
    QVERIFY(ends.server);
    m_proxy->setDelay(100ms);
    send(*ends.client, "last words");
    ends.client->disconnectFromHost();
    QCOMPARE(read(*ends.server, 10), "last words");
    QVERIFY(isClosed(*ends.server));
}

void TestFaultProxy::closesWhenTheServerIsNotThere()
{
    m_server->close();
    Ends ends = connectThrough();
    QVERIFY(isClosed(*ends.client));
    QVERIFY(pollUntil(5s, [&] { return m_proxy->links() == 0; }));
}

void TestFaultProxy::countsChangesOfDirection()
{
    Ends ends = connectThrough();
    QVERIFY(ends.server);
    QCOMPARE(m_proxy->flights(), 0);
    send(*ends.client, "a");
    QCOMPARE(read(*ends.server, 1), "a");
    send(*ends.client, "b");
    QCOMPARE(read(*ends.server, 1), "b");
    QCOMPARE(m_proxy->flights(), 1);
    send(*ends.server, "answer");
    QCOMPARE(read(*ends.client, 6), "answer");
    QCOMPARE(m_proxy->flights(), 1);
    QVERIFY(answers(ends));
    QCOMPARE(m_proxy->flights(), 2);
    m_proxy->resetFlights();
    QVERIFY(answers(ends));
    QCOMPARE(m_proxy->flights(), 1);
}

void TestFaultProxy::countsOneFlightForAStatement()
{
    PostgresCluster &cluster = sharedCluster();
    const Database database = cluster.createDatabase();
    FaultProxy proxy(cluster.port());
    QProcessEnvironment environment = ownerEnvironment(database, proxy.port(), cluster.caFile(), cluster.socketDir());
    environment.insert(u"PGSSLMAXPROTOCOLVERSION"_s, u"TLSv1.2"_s); // see FaultProxy::flights()
    constexpr int kOpening = 6;
    for (const int statements : {1, 2, 11}) {
        proxy.resetFlights();
        const ToolOutcome outcome = runTool(
            {u"psql"_s, {u"-XqAt"_s}, cluster.socketDir(), u"SELECT 1;\n"_s.repeated(statements), environment});
        QCOMPARE(outcome.error, QString());
        QCOMPARE(outcome.output, u"1\n"_s.repeated(statements));
        QVERIFY(pollUntil(5s, [&] { return proxy.links() == 0; }));
        const int goodbye = proxy.flights() - kOpening - statements; // two if the server's close arrives in between
        QVERIFY2(goodbye == 1 || goodbye == 2, qPrintable(QString::number(goodbye)));
    }
}

void TestFaultProxy::delaysEachFlightOnce()
{
    Ends ends = connectThrough();
    QVERIFY(ends.server);
    m_proxy->setDelay(2s);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(answers(ends));
    QVERIFY2(timer.elapsed() >= 1'999 && timer.elapsed() < 3'900, qPrintable(QString::number(timer.elapsed())));
    timer.start();
    send(*ends.client, "a");
    QTest::qSleep(500);
    send(*ends.client, "b");
    QCOMPARE(read(*ends.server, 2), "ab");
    QVERIFY2(timer.elapsed() >= 2'499 && timer.elapsed() < 3'900, qPrintable(QString::number(timer.elapsed())));
    m_proxy->setDelay(0ms);
    timer.start();
    send(*ends.server, "x");
    QCOMPARE(read(*ends.client, 1), "x");
    QVERIFY(answers(ends));
    QVERIFY2(timer.elapsed() < 1'900, qPrintable(QString::number(timer.elapsed())));
}

void TestFaultProxy::keepsTheOrderWhenTheDelayShrinks()
{
    Ends ends = connectThrough();
    QVERIFY(ends.server);
    m_proxy->setDelay(150ms);
    send(*ends.client, "first");
    QVERIFY(pollUntil(5s, [&] { return m_proxy->flights() == 1; }));
    m_proxy->setDelay(0ms);
    send(*ends.client, "second");
    QCOMPARE(read(*ends.server, 11), "firstsecond");
}

void TestFaultProxy::refusesNewConnectionsOnly()
{
    Ends old = connectThrough();
    QVERIFY(old.server);
    m_proxy->setRefusing(true);
    Ends refused = connectThrough();
    QVERIFY(!refused.server);
    QVERIFY(isClosed(*refused.client));
    QVERIFY(answers(old));
    m_proxy->setRefusing(false);
    Ends fresh = connectThrough();
    QVERIFY(fresh.server);
    QVERIFY(answers(fresh));
}

void TestFaultProxy::blackHoleSwallowsAndStaysSilent()
{
    Ends ends = connectThrough();
    QVERIFY(ends.server);
    QVERIFY(answers(ends));
    m_proxy->setBlackHole(true);
    send(*ends.client, QByteArray(3'000'000, 'x'));
    QCOMPARE(ends.client->bytesToWrite(), 0);
    QVERIFY(staysSilent(*ends.server));
    send(*ends.server, "x");
    QVERIFY(staysSilent(*ends.client));
    m_proxy->setBlackHole(false);
    send(*ends.client, "late");
    QVERIFY(staysSilent(*ends.server));
    ends.server->abort();
    QVERIFY(staysSilent(*ends.client));
    m_proxy->cutAll();
    QVERIFY(isClosed(*ends.client));
}

void TestFaultProxy::blackHoleTakesNewConnections()
{
    m_proxy->setBlackHole(true);
    Ends ends = connectThrough();
    QVERIFY(!ends.server);
    QCOMPARE(ends.client->state(), QAbstractSocket::ConnectedState);
    send(*ends.client, "hello?");
    QVERIFY(staysSilent(*ends.client));
    QCOMPARE(m_proxy->links(), 1);
    ends.client->abort();
    QVERIFY(pollUntil(5s, [&] { return m_proxy->links() == 0; }));
}

void TestFaultProxy::blackHoleSparesLinksThatWereIdle()
{
    Ends ends = connectThrough();
    QVERIFY(ends.server);
    m_proxy->setBlackHole(true);
    m_proxy->setBlackHole(false);
    QVERIFY(answers(ends));
}

void TestFaultProxy::cutsAllOnBothSides()
{
    Ends one = connectThrough();
    Ends two = connectThrough();
    QVERIFY(one.server && two.server);
    QVERIFY(answers(one));
    m_proxy->cutAll();
    QCOMPARE(m_proxy->links(), 0);
    for (QTcpSocket *socket : {one.client.get(), one.server.get(), two.client.get(), two.server.get()})
        QVERIFY(isClosed(*socket));
    Ends fresh = connectThrough();
    QVERIFY(fresh.server);
    QVERIFY(answers(fresh));
}

void TestFaultProxy::cutsBeforeTheFlightArrives()
{
    Ends ends = connectThrough();
    QVERIFY(ends.server);
    QVERIFY(answers(ends));
    m_proxy->cutAtFlight(2, CutMoment::BeforeForwarding);
    m_proxy->resetFlights();
    QVERIFY(answers(ends));
    send(*ends.client, "lost");
    QVERIFY(isClosed(*ends.client));
    QVERIFY(isClosed(*ends.server));
    QCOMPARE(ends.server->readAll(), QByteArray());
    QCOMPARE(m_proxy->flights(), 2);
    Ends fresh = connectThrough();
    QVERIFY(fresh.server);
    QVERIFY(answers(fresh) && answers(fresh));
}

void TestFaultProxy::cutsAfterTheFlightArrived()
{
    Ends ends = connectThrough();
    QVERIFY(ends.server);
    m_proxy->cutAtFlight(2, CutMoment::AfterForwarding);
    QVERIFY(answers(ends));
    send(*ends.client, "arrives");
    QCOMPARE(read(*ends.server, 7), "arrives");
    send(*ends.client, " in full");
    QCOMPARE(read(*ends.server, 8), " in full");
    QCOMPARE(ends.client->state(), QAbstractSocket::ConnectedState);
    send(*ends.server, "never seen");
    QVERIFY(isClosed(*ends.client));
    QCOMPARE(ends.client->readAll(), QByteArray());
    QVERIFY(isClosed(*ends.server));
}

void TestFaultProxy::goesWithOpenLinks()
{
    Ends ends = connectThrough();
    QVERIFY(ends.server);
    m_proxy->setDelay(10s);
    send(*ends.client, "on its way");
    QVERIFY(pollUntil(5s, [&] { return m_proxy->flights() == 1; }));
    m_proxy.reset();
    QVERIFY(isClosed(*ends.client));
    QVERIFY(isClosed(*ends.server));
    QCOMPARE(ends.server->readAll(), QByteArray());
}

QTEST_GUILESS_MAIN(TestFaultProxy)

#include "tst_faultproxy.moc"
