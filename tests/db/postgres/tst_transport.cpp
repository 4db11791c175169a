// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "db/engines.h"
#include "db/postgres/driver/pgconnection.h"
#include "support/servers/certificates.h"
#include "support/servers/scriptedserver.h"
#include "support/verifyresult.h"

#include <QCryptographicHash>
#include <QTest>

#include <libpq-fe.h>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kPassword("Zw8-passw0rd-of-nobody");

QByteArray md5(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

/// Whether the bytes contain the password, its Base64, or an MD5 hash that could be used in its place.
bool holdsThePassword(const QByteArray &received)
{
    const QByteArray stored = md5(kPassword + "alice");
    return received.contains(kPassword) || received.contains(stored) || received.contains(md5(stored + "salt"))
        || received.contains(kPassword.toBase64());
}

/// The number of connections to a server that offers SCRAM without channel binding.
int timesUnbound()
{
    return PQlibVersion() >= 160'000 ? 1 : 2;
}

} // namespace

/// Opens connection strings like Neon's against servers that do not prove their identity.
class TestTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_folder.isValid(), qPrintable(m_folder.errorText()));
        const ToolOutcome made = makeCertificates(m_folder);
        QVERIFY2(made, qPrintable(made.error));
    }

    void aServerThatProvesNothingGetsNoPassword_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Field>("field");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("connections");
        const auto row = [](const char *name, Manner manner, ErrorKind kind, Field field, const QString &says,
                            int connections = 1) {
            QTest::newRow(name) << manner << kind << field << says << connections;
        };
        row("no TLS", Manner::RefusesTls, ErrorKind::TlsUnavailable, Field::Url, u"does not support SSL"_s);
        row("HTTP", Manner::SpeaksHttp, ErrorKind::TlsUnavailable, Field::Port, u"SSL negotiation"_s);
        row("TLS 1.1", Manner::SpeaksOldTls, ErrorKind::TlsUnavailable, Field::Url, u"unsupported protocol"_s);
        row("injected bytes", Manner::InjectsBytes, ErrorKind::CertificateRejected, Field::Host, u"unencrypted data"_s);
        row("clear text", Manner::AsksForClearText, ErrorKind::CertificateRejected, Field::Password, {});
        row("MD5", Manner::AsksForMd5, ErrorKind::CertificateRejected, Field::Password, {});
        row("trust", Manner::TrustsEverybody, ErrorKind::CertificateRejected, Field::Password, {});
        row("wrong signature", Manner::SignsWrongly, ErrorKind::CertificateRejected, Field::Password,
            u"incorrect server signature"_s);
        row("wrong signature, unbound", Manner::SignsWronglyUnbound, ErrorKind::CertificateRejected, Field::Password,
            u"incorrect server signature"_s, timesUnbound());
    }
    void aServerThatProvesNothingGetsNoPassword()
    {
        QFETCH(Manner, manner);
        const ScriptedServer server(manner, identity(u"server"_s));
        const auto connection = open(server, u"localhost"_s);
        QVERIFY(!connection.has_value());
        QVERIFY2(!holdsThePassword(server.received()), server.received().toPercentEncoding().constData());
        QTEST(connection.error().kind, "kind");
        QTEST(connection.error().field, "field");
        QFETCH(QString, says);
        QVERIFY2(connection.error().detail.contains(says), qPrintable(connection.error().detail));
        QVERIFY(!connection.error().detail.contains(QString::fromLatin1(kPassword)));
        QTEST(server.connections(), "connections");
    }

    void nothingButTheWishForTlsGoesUnencrypted_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::newRow("no TLS") << Manner::RefusesTls;
        QTest::newRow("HTTP") << Manner::SpeaksHttp;
        QTest::newRow("injected bytes") << Manner::InjectsBytes;
    }
    void nothingButTheWishForTlsGoesUnencrypted()
    {
        QFETCH(Manner, manner);
        const ScriptedServer server(manner, identity(u"server"_s));
        QVERIFY(!open(server, u"localhost"_s).has_value());
        QCOMPARE(server.received().toHex(), QByteArray("0000000804d2162f"));
        QCOMPARE(server.connections(), 1);
    }

    void aWrongCertificateEndsTheConnection_data()
    {
        QTest::addColumn<CertificateWish>("wish");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("says");
        const QString failed = u"certificate verify failed"_s;
        const QString otherHost = u"does not match host name"_s;
        const auto row = [](const char *name, const CertificateWish &wish, const QString &host, const QString &says) {
            QTest::newRow(name) << wish << host << says;
        };
        const QString here = u"localhost"_s;
        const QString right = u"DNS:localhost"_s;
        row("self-signed", {.name = u"self"_s, .signer = CertificateWish::Signer::Itself}, here, failed);
        row("unknown CA", {.name = u"unknown"_s, .signer = CertificateWish::Signer::Stranger}, here, failed);
        row("expired", {.name = u"expired"_s, .until = u"20240102000000Z"_s}, here, failed);
        row("not yet valid", {.name = u"early"_s, .from = u"20980101000000Z"_s}, here, failed);
        row("for another host",
            {.name = u"other"_s, .commonName = u"db.example.com"_s, .otherNames = u"DNS:db.example.com"_s}, here,
            otherHost);
        row("right common name, wrong SAN", {.name = u"san"_s, .otherNames = u"DNS:db.example.com"_s}, here, otherHost);
        row("for a longer name", {.name = u"longer"_s, .otherNames = u"DNS:localhost.example.com"_s}, here, otherHost);
        row("for an IP", {.name = u"ip"_s, .commonName = u"x"_s, .otherNames = u"IP:127.0.0.1"_s}, here, otherHost);
        row("for another IP", {.name = u"ip2"_s, .commonName = u"127.0.0.1"_s, .otherNames = u"IP:127.0.0.2"_s},
            u"127.0.0.1"_s, otherHost);
        row("for a name, by IP", {.name = u"byip"_s, .otherNames = right}, u"127.0.0.1"_s, otherHost);
    }
    void aWrongCertificateEndsTheConnection()
    {
        QFETCH(CertificateWish, wish);
        QFETCH(QString, host);
        const ToolOutcome made = makeCertificate(m_folder, wish);
        QVERIFY2(made, qPrintable(made.error));
        const ScriptedServer server(Manner::AsksForClearText, identity(wish.name));
        const auto connection = open(server, host);
        QVERIFY(!connection.has_value());
        QFETCH(QString, says);
        QCOMPARE(connection.error().kind,
                 says.contains(u"host name"_s) ? ErrorKind::CertificateOtherHost : ErrorKind::CertificateRejected);
        QCOMPARE(connection.error().field, Field::Host);
        QVERIFY2(connection.error().detail.contains(says), qPrintable(connection.error().detail));
        const QByteArray received = server.received();
        QVERIFY(!holdsThePassword(received) && !received.contains("alice"));
        QCOMPARE(server.connections(), 1);
    }

    /// The same servers with a valid certificate: only the certificate causes the refusals above.
    void theRightServerGetsThrough_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("by name") << u"localhost"_s;
        QTest::newRow("by IP") << u"127.0.0.1"_s;
    }
    void theRightServerGetsThrough()
    {
        QFETCH(QString, host);
        const ScriptedServer server(Manner::OffersScram, identity(u"server"_s), kPassword);
        const auto connection = open(server, host);
        VERIFY_RESULT(connection);
        QVERIFY((*connection)->encryption().startsWith(u"TLSv1."_s));
    }

    void scramWithoutBindingIsEnoughWhereNoneIsOffered()
    {
        const ScriptedServer server(Manner::OffersScram, identity(u"server"_s), kPassword);
        VERIFY_RESULT(open(server, u"localhost"_s));
        QCOMPARE(server.connections(), timesUnbound());
        QCOMPARE(server.encrypted(), timesUnbound());
        QVERIFY(!holdsThePassword(server.received()));
        QVERIFY(server.received().contains("n=,r="));
    }

    void aRequiredChannelBindingIsNotGivenUp()
    {
        const ScriptedServer server(Manner::OffersScram, identity(u"server"_s), kPassword);
        const auto connection = open(server, u"localhost"_s, u"&channel_binding=require"_s);
        QVERIFY(!connection.has_value());
        QCOMPARE(connection.error().kind, ErrorKind::ChannelBindingMissing);
        QCOMPARE(server.connections(), 1);
        QVERIFY(!server.received().contains("n=,r="));
    }

    /// Proves that holdsThePassword() recognises a password that was sent.
    void aPasswordThatWasSentIsRecognised()
    {
        const ScriptedServer plain(Manner::AsksForClearText, identity(u"server"_s));
        VERIFY_RESULT(open(plain, u"localhost"_s, u"&channel_binding=disable"_s));
        QVERIFY(holdsThePassword(plain.received()));
        const ScriptedServer hashed(Manner::AsksForMd5, identity(u"server"_s));
        VERIFY_RESULT(open(hashed, u"localhost"_s, u"&channel_binding=disable"_s));
        QVERIFY(holdsThePassword(hashed.received()));
    }

    void aHostThatNobodyConfirmedIsNotAsked()
    {
        const ScriptedServer server(Manner::AsksForClearText, identity(u"server"_s));
        const QString text = u"postgresql://alice:pw@localhost:%1/rest-of-the-password@nowhere.invalid/budget"_s.arg(
            server.port());
        const auto address = parseConnectionUrl(text);
        QVERIFY(!address.has_value());
        QCOMPARE(address.error().field, Field::Password);
        QCOMPARE(server.connections(), 0);
    }

private:
    [[nodiscard]] ScriptedServer::Identity identity(const QString &name) const
    {
        return {m_folder.filePath(name + u".crt"_s), m_folder.filePath(name + u".key"_s)};
    }

    [[nodiscard]] Result<std::unique_ptr<Connection>> open(const ScriptedServer &server, const QString &host,
                                                           const QString &more = {}) const
    {
        const QString text = u"postgresql://alice:%1@%2:%3/budget?sslmode=require&sslrootcert=%4%5"_s.arg(
            QString::fromLatin1(kPassword), host, QString::number(server.port()), m_folder.filePath(kCaFile), more);
        const auto address = parseConnectionUrl(text);
        if (!address)
            return tl::make_unexpected(address.error());
        return PgConnection::open(*address, std::make_shared<Interrupt>());
    }

    const WatchedFolder m_folder{u"transport"_s, WatchedFolder::Owner::ServerUser};
};

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
