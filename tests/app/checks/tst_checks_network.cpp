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

/// Faults before the server's identity is verified: name look-up, port, TLS.
class TestChecksNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameThatNobodyHas()
    {
        CheckTask task = taskFor(5432, m_impostors.query());
        std::get<ServerLogin>(task.login).address.host = u"nowhere.invalid"_s;
        QCOMPARE(CheckRun(task).differenceFrom(
                     {Check::NameResolves, ErrorKind::HostUnknown, u"no host of this name"_s, u"spelling"_s}),
                 QString());
    }

    void aPortThatRefuses()
    {
        QCOMPARE(CheckRun(taskFor(freePort(), m_impostors.query()))
                     .differenceFrom({Check::PortAnswers, ErrorKind::HostUnreachable,
                                      u"refuses connections at this port"_s, u"Check the number, usually 5432"_s}),
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

    void aConnectionThatIsAcceptedAndSilent()
    {
        FaultProxy proxy(m_behind.serverPort());
        proxy.setBlackHole(true);
        QCOMPARE(CheckRun(taskFor(proxy.port(), m_impostors.query()))
                     .differenceFrom({Check::TlsAgreed, ErrorKind::ConnectTimeout, u"did not answer in time"_s,
                                      u"a firewall or the network"_s}),
                 QString());
    }

    void aConnectionThatIsCutAtOnce()
    {
        FaultProxy proxy(m_behind.serverPort());
        proxy.setRefusing(true);
        QCOMPARE(CheckRun(taskFor(proxy.port(), m_impostors.query()))
                     .differenceFrom({Check::TlsAgreed, ErrorKind::HostUnreachable, u"cannot be reached"_s,
                                      u"firewall, a VPN"_s}),
                 QString());
    }

    void aServerThatIsSilentBehindValidTls()
    {
        const TlsFront front(0, m_impostors.good());
        CheckRun run(taskFor(front.port(), m_impostors.query()));
        QCOMPARE(run.differenceFrom(
                     {Check::ServerAwake, ErrorKind::ConnectTimeout, u"did not answer in time"_s, u"Try again"_s}),
                 QString());
        QCOMPARE(run.list().result(Check::TlsAgreed).state, CheckState::Warned);
    }

    void aServerThatBreaksTheProtocolFailsTheTlsCheck_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::addColumn<Blame>("blame");
        const auto row = [](const char *name, Manner manner, ErrorKind kind, const QString &cause,
                            const QString &step) {
            QTest::newRow(name) << manner << Blame{Check::TlsAgreed, kind, cause, step};
        };
        using enum ErrorKind;
        row("plain text", Manner::RefusesTls, TlsUnavailable, u"this server does not offer"_s, u"sslmode"_s);
        row("old TLS", Manner::SpeaksOldTls, TlsUnavailable, u"this server does not offer"_s, u"sslmode"_s);
        row("HTTP", Manner::SpeaksHttp, TlsUnavailable, u"it is not a PostgreSQL server"_s, u"usually 5432"_s);
        row("injected bytes", Manner::InjectsBytes, CertificateRejected, u"could not prove"_s, u"host name"_s);
    }
    void aServerThatBreaksTheProtocolFailsTheTlsCheck()
    {
        QFETCH(Manner, manner);
        QFETCH(Blame, blame);
        const ScriptedServer server(manner, m_impostors.good());
        QCOMPARE(CheckRun(taskFor(server.port(), m_impostors.query())).differenceFrom(blame), QString());
        QCOMPARE(server.received().left(8).toHex(), QByteArray("0000000804d2162f"));
        QVERIFY(!server.received().contains("alice"));
    }

    void aServerThatSendsABannerIsNoPostgres_data()
    {
        QTest::addColumn<QByteArray>("banner");
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n");
        QTest::newRow("MySQL") << "J\0\0\0\n8.0.36\0"_ba;
        QTest::newRow("mail") << QByteArray("220 mail.example ESMTP\r\n");
    }
    void aServerThatSendsABannerIsNoPostgres()
    {
        QFETCH(QByteArray, banner);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] { server.nextPendingConnection()->write(banner); });
        QCOMPARE(CheckRun(taskFor(server.serverPort(), m_impostors.query()))
                     .differenceFrom({Check::TlsAgreed, ErrorKind::TlsUnavailable, u"it is not a PostgreSQL server"_s,
                                      u"usually 5432"_s}),
                 QString());
    }

    void anErrorInTheAnswersPlace_data()
    {
        QTest::addColumn<Saying>("saying");
        QTest::addColumn<Blame>("blame");
        const auto row = [](const QByteArray &state, const QByteArray &message, ErrorKind kind, const QString &cause,
                            const QString &step) {
            QTest::newRow(message.constData()) << Saying{Saying::Moment::Greeting, "FATAL", state, message}
                                               << Blame{Check::TlsAgreed, kind, cause, step};
        };
        using enum ErrorKind;
        const QString noTls = u"this server does not offer"_s;
        const QString starting = u"accepts no connections at the moment"_s;
        row("53300", "sorry, too many clients already", ConnectionLimit, u"no free connection"_s,
            u"Close other programs"_s);
        row("57P03", "the database system is starting up", ServerUnavailable, starting, u"Try again in a moment"_s);
        row("57P03", "the database system is shutting down", ServerUnavailable, starting, u"Try again in a moment"_s);
        row("28000", "no pg_hba.conf entry for host \"10.0.0.1\", user \"alice\", database \"d\"", AddressRefused,
            u"network"_s, u"the addresses that the server allows"_s);
        row("0A000", "unsupported frontend protocol 1234.5679: server supports 2.0 to 3.0", TlsUnavailable, noTls,
            u"sslmode"_s);
        row("08P01", "invalid length of startup packet", TlsUnavailable, noTls, u"sslmode"_s);
        row("XX000", "internal error", TlsUnavailable, noTls, u"sslmode"_s);
        // At this point no password and no database name was sent, and the server has not proved its identity: the
        // checklist must not believe these texts.
        row("28P01", "password authentication failed for user \"alice\"", TlsUnavailable, noTls, u"sslmode"_s);
        row("3D000", "database \"d\" does not exist", TlsUnavailable, noTls, u"sslmode"_s);
        row("XX000", "your account has exceeded the compute time quota", TlsUnavailable, noTls, u"sslmode"_s);
    }
    void anErrorInTheAnswersPlace()
    {
        QFETCH(Saying, saying);
        QFETCH(Blame, blame);
        const SayingServer server(saying);
        QCOMPARE(CheckRun(taskFor(server.serverPort(), m_impostors.query())).differenceFrom(blame), QString());
    }

    /// A server that cannot fork a process sends its error in the format of protocol 2; the other rows are malformed
    /// errors.
    void anErrorInAnotherForm_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no process") << "Ecould not fork new process for connection: Resource temporarily "
                                       "unavailable\n\0"_ba
                                    << ErrorKind::ServerUnavailable;
        QTest::newRow("a text") << "Eunsupported\0"_ba << ErrorKind::TlsUnavailable;
        QTest::newRow("nothing more") << QByteArray("E") << ErrorKind::TlsUnavailable;
        QTest::newRow("cut short") << "E\0\0\0\x40SFATAL\0C57P0"_ba << ErrorKind::TlsUnavailable;
        QTest::newRow("empty") << "E\0\0\0\4"_ba << ErrorKind::TlsUnavailable;
        QTest::newRow("no fields") << "E\0\0\0\x8\0\0\0\0"_ba << ErrorKind::TlsUnavailable;
        QTest::newRow("endless") << 'E' + QByteArray(100'000, 'E') << ErrorKind::TlsUnavailable;
    }
    void anErrorInAnotherForm()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorKind, kind);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *client = server.nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, client, [client, bytes] {
                for (const char byte : bytes.first(qMin<qsizetype>(bytes.size(), 20))) {
                    client->write(&byte, 1);
                    client->flush();
                }
                client->write(bytes.mid(20));
                client->disconnectFromHost();
            });
        });
        CheckRun run(taskFor(server.serverPort(), m_impostors.query()));
        QVERIFY(run.hasEnded());
        QVERIFY(run.list().firstFailure() == Check::TlsAgreed);
        QCOMPARE(run.list().result(Check::TlsAgreed).error->kind, kind);
    }

private:
    const Impostors m_impostors;
    const SayingServer m_behind{{Saying::Moment::Login, "FATAL", "57P03", "nobody should come this far"}};
};

QTEST_GUILESS_MAIN(TestChecksNetwork)
#include "tst_checks_network.moc"
