// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/checkrun.h"
#include "app/checks/impostors.h"
#include "app/checks/sayingserver.h"
#include "support/links/faultproxy.h"
#include "support/servers/freeport.h"
#include "support/servers/tlsfront.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(budget::test::Manner)

/// What stands in the way to a server before it is known to be the right one.
class TestChecksNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameThatNobodyHas()
    {
        CheckTask task = taskFor(5432, m_impostors.query());
        std::get<ServerAddress>(task.location).host = u"nowhere.invalid"_s;
        QCOMPARE(CheckRun(task).differenceFrom(
                     {Check::NameResolves, ErrorKind::HostUnknown, u"no computer of this name"_s, u"spelling"_s}),
                 QString());
    }

    void aPortThatRefuses()
    {
        QCOMPARE(CheckRun(taskFor(freePort(), m_impostors.query()))
                     .differenceFrom({Check::PortAnswers, ErrorKind::HostUnreachable, u"connection refused"_s,
                                      u"Check the number, usually 5432"_s}),
                 QString());
    }

    void aPacketThatNobodyAcknowledges()
    {
        FaultProxy proxy(m_behind.serverPort());
        proxy.setBlackHole(BlackHole::Silent);
        QCOMPARE(CheckRun(taskFor(proxy.port(), m_impostors.query()))
                     .differenceFrom({Check::PortAnswers, ErrorKind::ConnectTimeout, u"did not answer in time"_s,
                                      u"a firewall or the network"_s}),
                 QString());
    }

    void aLineThatIsAcceptedAndSilent()
    {
        FaultProxy proxy(m_behind.serverPort());
        proxy.setBlackHole(true);
        QCOMPARE(CheckRun(taskFor(proxy.port(), m_impostors.query()))
                     .differenceFrom({Check::TlsAgreed, ErrorKind::ConnectTimeout, u"did not answer in time"_s,
                                      u"a firewall or the network"_s}),
                 QString());
    }

    void aLineThatIsCutAtOnce()
    {
        FaultProxy proxy(m_behind.serverPort());
        proxy.setRefusing(true);
        QCOMPARE(CheckRun(taskFor(proxy.port(), m_impostors.query()))
                     .differenceFrom({Check::TlsAgreed, ErrorKind::HostUnreachable, u"cannot be reached"_s,
                                      u"a firewall, a VPN"_s}),
                 QString());
    }

    void silenceBehindGoodEncryption()
    {
        const TlsFront front(0, m_impostors.good());
        CheckRun run(taskFor(front.port(), m_impostors.query()));
        QCOMPARE(run.differenceFrom(
                     {Check::ServerAwake, ErrorKind::ConnectTimeout, u"did not answer in time"_s, u"Try again"_s}),
                 QString());
        QCOMPARE(run.list().result(Check::TlsAgreed).state, CheckState::Warned);
    }

    void whoSpeaksOtherwiseThanAServerShould_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::addColumn<Blame>("blame");
        const auto row = [](const char *name, Manner manner, ErrorKind kind, const QString &cause,
                            const QString &step) {
            QTest::newRow(name) << manner << Blame{Check::TlsAgreed, kind, cause, step};
        };
        using enum ErrorKind;
        row("plain text", Manner::RefusesTls, TlsUnavailable, u"encryption in a way that this server does not offer"_s,
            u"sslmode"_s);
        row("old TLS", Manner::SpeaksOldTls, TlsUnavailable, u"encryption in a way that this server does not offer"_s,
            u"sslmode"_s);
        row("HTTP", Manner::SpeaksHttp, TlsUnavailable, u"it is no PostgreSQL server"_s, u"usually 5432"_s);
        row("injected bytes", Manner::InjectsBytes, CertificateRejected, u"could not prove"_s, u"host name"_s);
    }
    void whoSpeaksOtherwiseThanAServerShould()
    {
        QFETCH(Manner, manner);
        QFETCH(Blame, blame);
        const ScriptedServer server(manner, m_impostors.good());
        QCOMPARE(CheckRun(taskFor(server.port(), m_impostors.query())).differenceFrom(blame), QString());
        QCOMPARE(server.received().left(8).toHex(), QByteArray("0000000804d2162f"));
        QVERIFY(!server.received().contains("alice"));
    }

    void whoSpeaksFirst_data()
    {
        QTest::addColumn<QByteArray>("banner");
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n");
        QTest::newRow("MySQL") << QByteArray("J\0\0\0\n8.0.36\0", 13);
        QTest::newRow("mail") << QByteArray("220 mail.example ESMTP\r\n");
    }
    void whoSpeaksFirst()
    {
        QFETCH(QByteArray, banner);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] { server.nextPendingConnection()->write(banner); });
        QCOMPARE(CheckRun(taskFor(server.serverPort(), m_impostors.query()))
                     .differenceFrom({Check::TlsAgreed, ErrorKind::TlsUnavailable, u"it is no PostgreSQL server"_s,
                                      u"usually 5432"_s}),
                 QString());
    }

    /// As a server does that has no process left for a client, or a pooler that is full.
    void anErrorInTheAnswersPlace()
    {
        const SayingServer server({Saying::Moment::Greeting, "FATAL", "53300", "sorry, too many clients already"});
        QCOMPARE(CheckRun(taskFor(server.serverPort(), m_impostors.query()))
                     .differenceFrom({Check::TlsAgreed, ErrorKind::ServerUnavailable, u"takes no connections at the moment"_s,
                                      u"Try again in a moment"_s}),
                 QString());
    }

private:
    const Impostors m_impostors;
    const SayingServer m_behind{{Saying::Moment::Login, "FATAL", "57P03", "nobody should come this far"}};
};

QTEST_GUILESS_MAIN(TestChecksNetwork)
#include "tst_checks_network.moc"
