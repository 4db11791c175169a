// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/links/faultproxy.h"
#include "support/links/packetdrop.h"
#include "support/links/relayends.h"
#include "support/pollwait.h"

#include <QElapsedTimer>
#include <QTest>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace budget;
using namespace budget::test;
using namespace std::chrono_literals;

namespace {

/// Sets TCP_USER_TIMEOUT: the kernel closes the connection after that time without an acknowledgement.
void giveUpAfter(QTcpSocket &socket, unsigned milliseconds)
{
    ::setsockopt(static_cast<int>(socket.socketDescriptor()), IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds,
                 sizeof(milliseconds));
}

} // namespace

/// Faults of the proxy at a chosen byte or flight, and black holes with and without acknowledgements.
class TestFaultAim : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<QTcpServer>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        m_proxy = std::make_unique<FaultProxy>(m_server->serverPort());
    }

    void cleanup()
    {
        m_proxy.reset();
        m_server.reset();
    }

    void countsBytesAndFlightsInEachDirection()
    {
        Ends ends = connect();
        QVERIFY(ends.server);
        QVERIFY(answers(ends) && answers(ends));
        QCOMPARE(m_proxy->bytes(Direction::ToServer), 6);
        QCOMPARE(m_proxy->bytes(Direction::ToClient), 8);
        QCOMPARE(m_proxy->answers(), 2);
        send(*ends.server, "and more");
        QCOMPARE(read(*ends.client, 8), "and more");
        QCOMPARE(m_proxy->answers(), 2);
        m_proxy->resetFlights();
        QCOMPARE(m_proxy->bytes(Direction::ToClient), 0);
        QVERIFY(answers(ends));
        QCOMPARE(m_proxy->bytes(Direction::ToServer), 3);
        QCOMPARE(m_proxy->answers(), 1);
    }

    void knowsHowLongItWasQuiet()
    {
        Ends ends = connect();
        QVERIFY(ends.server);
        QTest::qSleep(120);
        QVERIFY(m_proxy->quietFor() >= 100ms);
        QVERIFY(answers(ends));
        QVERIFY(m_proxy->quietFor() < 100ms);
    }

    void cutsRightBehindAByteOfTheClient_data() { bytes(); }
    void cutsRightBehindAByteOfTheClient()
    {
        QFETCH(int, passing);
        Ends ends = connect();
        QVERIFY(ends.server);
        QVERIFY(answers(ends));
        m_proxy->cutAfterBytes(Direction::ToServer, passing);
        send(*ends.client, "0123456789");
        QCOMPARE(read(*ends.server, 11), QByteArray("0123456789").first(passing));
        QVERIFY(isClosed(*ends.client));
        QVERIFY(isClosed(*ends.server));
        Ends fresh = connect();
        QVERIFY(fresh.server);
        QVERIFY(answers(fresh)); // the cut happens only once
        QCOMPARE(m_proxy->strikes(), 1);
    }

    void forgetsWhatWasAimed()
    {
        Ends ends = connect();
        QVERIFY(ends.server);
        m_proxy->cutAfterBytes(Direction::ToServer, 4);
        m_proxy->cutAtFlight(1, CutMoment::BeforeForwarding);
        m_proxy->disarm();
        QVERIFY(answers(ends) && answers(ends));
        QCOMPARE(m_proxy->strikes(), 0);
    }

    void cutsRightBehindAByteOfTheServer_data() { bytes(); }
    void cutsRightBehindAByteOfTheServer()
    {
        QFETCH(int, passing);
        Ends ends = connect();
        QVERIFY(ends.server);
        QVERIFY(answers(ends));
        m_proxy->cutAfterBytes(Direction::ToClient, passing);
        send(*ends.client, "ask");
        QCOMPARE(read(*ends.server, 3), "ask");
        send(*ends.server, "0123456789");
        QCOMPARE(read(*ends.client, 11), QByteArray("0123456789").first(passing));
        QVERIFY(isClosed(*ends.server));
    }

    void aDelayedByteIsCutAfterItArrived()
    {
        Ends ends = connect();
        QVERIFY(ends.server);
        m_proxy->setDelay(150ms);
        m_proxy->cutAfterBytes(Direction::ToServer, 2);
        send(*ends.client, "012");
        QCOMPARE(read(*ends.server, 3), "01");
        QVERIFY(isClosed(*ends.client));
    }

    void aBlackHoleOpensAtItsFlight_data() { holes(); }
    void aBlackHoleOpensAtItsFlight()
    {
        QFETCH(BlackHole, hole);
        Ends ends = connect();
        QVERIFY(ends.server);
        m_proxy->blackHoleAtFlight(2, hole);
        QVERIFY(answers(ends));
        send(*ends.client, "lost");
        QVERIFY(staysSilent(*ends.server));
        QVERIFY(staysSilent(*ends.client));
        m_proxy->setBlackHole(BlackHole::None);
        send(*ends.client, "still lost");
        QVERIFY(staysSilent(*ends.server)); // the link has lost bytes
        Ends fresh = connect();
        QVERIFY(fresh.server);
        QVERIFY(answers(fresh));
    }

    void aBlackHoleOpensAfterItsByte_data() { holes(); }
    void aBlackHoleOpensAfterItsByte()
    {
        QFETCH(BlackHole, hole);
        Ends ends = connect();
        QVERIFY(ends.server);
        m_proxy->blackHoleAfterBytes(Direction::ToClient, 5, hole);
        QVERIFY(answers(ends));
        send(*ends.client, "ask");
        QCOMPARE(read(*ends.server, 3), "ask");
        send(*ends.server, "0123");
        QCOMPARE(read(*ends.client, 1), "0");
        QVERIFY(staysSilent(*ends.client));
    }

    void anAcknowledgingHoleTakesEveryPacket()
    {
        Ends ends = connect();
        QVERIFY(ends.server);
        QVERIFY(answers(ends));
        m_proxy->setBlackHole(BlackHole::Acknowledging);
        giveUpAfter(*ends.client, 300);
        send(*ends.client, "hello?");
        QVERIFY(pollUntil(2s, [&] { return unacknowledgedPackets(ends.client->socketDescriptor()) == 0; }));
        QTest::qSleep(800);
        QVERIFY(staysSilent(*ends.client));
    }

    void aSilentHoleAcknowledgesNothing()
    {
        Ends ends = connect();
        QVERIFY(ends.server);
        QVERIFY(answers(ends));
        m_proxy->setBlackHole(BlackHole::Silent);
        giveUpAfter(*ends.client, 600);
        send(*ends.client, "hello?");
        QTest::qSleep(200);
        QCOMPARE(unacknowledgedPackets(ends.client->socketDescriptor()) > 0, mayDropPackets());
        QVERIFY(staysSilent(*ends.server));
        if (mayDropPackets())
            QVERIFY(ends.client->waitForDisconnected(kRelayPatience)); // the client's kernel closes it
    }

    void aSilentHoleAnswersNoConnectionAttempt()
    {
        m_proxy->setBlackHole(BlackHole::Silent);
        QTcpSocket client;
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), m_proxy->port());
        QElapsedTimer timer;
        timer.start();
        QTest::qSleep(400);
        m_proxy->setBlackHole(BlackHole::None);
        QVERIFY(client.waitForConnected(kRelayPatience));
        // The client's kernel repeats a SYN after a second, so this proves that the first one was dropped.
        QVERIFY2(timer.elapsed() > 700, qPrintable(QString::number(timer.elapsed())));
    }

    void droppedPacketsArriveAfterASilentHole()
    {
        Ends ends = connect();
        QVERIFY(ends.server);
        QVERIFY(answers(ends));
        m_proxy->setBlackHole(BlackHole::Silent);
        send(*ends.client, "later");
        send(*ends.server, "also");
        QVERIFY(staysSilent(*ends.server));
        QVERIFY(staysSilent(*ends.client));
        m_proxy->setBlackHole(BlackHole::None);
        QCOMPARE(read(*ends.server, 5), "later");
        QCOMPARE(read(*ends.client, 4), "also");
    }

    void holdsNewConnectionsUntilTheyMayGoOn()
    {
        Ends old = connect();
        QVERIFY(old.server);
        std::atomic<int> held = 0;
        m_proxy->setHolding(true, [&held] { ++held; });
        QTcpSocket waiting;
        waiting.connectToHost(QHostAddress(QHostAddress::LocalHost), m_proxy->port());
        QVERIFY(waiting.waitForConnected(kRelayPatience));
        send(waiting, "hello");
        QVERIFY(pollUntil(5s, [&] { return held == 1; }));
        QVERIFY(!m_server->waitForNewConnection(200));
        QVERIFY(answers(old));
        m_proxy->setHolding(false);
        QVERIFY(m_server->waitForNewConnection(kRelayPatience));
        const std::unique_ptr<QTcpSocket> server(m_server->nextPendingConnection());
        QCOMPARE(read(*server, 5), "hello");
    }

private:
    [[nodiscard]] Ends connect() { return connectThrough(m_proxy->port(), *m_server); }

    static void bytes()
    {
        QTest::addColumn<int>("passing");
        for (const int passing : {0, 1, 9, 10})
            QTest::newRow(qPrintable(QString::number(passing))) << passing;
    }

    static void holes()
    {
        QTest::addColumn<BlackHole>("hole");
        QTest::newRow("acknowledging") << BlackHole::Acknowledging;
        QTest::newRow("silent") << BlackHole::Silent;
    }

    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
};

QTEST_GUILESS_MAIN(TestFaultAim)
#include "tst_faultaim.moc"
