// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/libpqparameters.h"
#include "core/reading/connectiontext.h"
#include "core/reading/connectionurl.h"
#include "db/cells.h"
#include "db/engines.h"
#include "db/postgres/driver/pgconnection.h"
#include "support/servers/scriptedserver.h"
#include "support/verifyresult.h"

#include <QTest>
#include <QUrl>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

/// Sets environment variables while it lives.
class HostileEnvironment
{
public:
    explicit HostileEnvironment(const QMap<QByteArray, QByteArray> &variables) : m_names(variables.keys())
    {
        for (auto it = variables.cbegin(); it != variables.cend(); ++it)
            qputenv(it.key().constData(), it.value());
    }
    ~HostileEnvironment()
    {
        for (const QByteArray &name : m_names)
            qunsetenv(name.constData());
    }
    Q_DISABLE_COPY_MOVE(HostileEnvironment)

private:
    QList<QByteArray> m_names;
};

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

/// Parameters in connection strings and environment variables that try to weaken security, with a real server and with
/// a server without TLS.
class TestHostileSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_database = sharedCluster().createDatabase(); }

    void aValueStaysOneValue_data()
    {
        QTest::addColumn<QString>("value");
        QTest::newRow("blank") << u"x sslmode=disable"_s;
        QTest::newRow("semicolon") << u"x;sslmode=disable"_s;
        QTest::newRow("quote") << u"x' sslmode='disable"_s;
        QTest::newRow("backslash") << u"x\\' sslmode=disable"_s;
        QTest::newRow("ampersand") << u"x&sslmode=disable"_s;
        QTest::newRow("another host") << u"x host=evil.invalid hostaddr=127.0.0.2 port=1"_s;
        QTest::newRow("a URL") << u"postgresql://evil.invalid/?sslmode=disable"_s;
    }
    void aValueStaysOneValue()
    {
        QFETCH(QString, value);
        const QString parameter = u"&application_name="_s + encoded(value);
        ASSIGN_RESULT(const auto connection, open(sharedCluster().url(m_database) + parameter));
        QVERIFY(!connection->encryption().isEmpty());
        ASSIGN_RESULT(const Rows rows, connection->exec(u"SHOW application_name"_s));
        QCOMPARE(textAt(rows), value);
        refusesToGoOnWithoutTls(parameter);
    }

    void aControlCharacterIsRefusedBeforeAnybodyIsAsked_data()
    {
        QTest::addColumn<QString>("encodedValue");
        for (const auto &value : {u"a%0Ab"_s, u"a%0Db"_s, u"a%00b"_s, u"a%09b"_s, u"a%1Bb"_s, u"a%7Fb"_s})
            QTest::newRow(qPrintable(value)) << value;
    }
    void aControlCharacterIsRefusedBeforeAnybodyIsAsked()
    {
        QFETCH(QString, encodedValue);
        const ScriptedServer server(Manner::RefusesTls, identity());
        const auto connection = open(url(server, u"&application_name="_s + encodedValue));
        QVERIFY(!connection.has_value());
        QCOMPARE(connection.error().kind, ErrorKind::UrlInvalid);
        QCOMPARE(server.connections(), 0);
    }

    void everyFormKeepsAValueTogether_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("key=value") << u"host=localhost port=%1 user=alice password=pw dbname=b sslmode=require "
                                      "application_name='x sslmode=disable'"_s;
        QTest::newRow(".NET") << u"Host=localhost;Port=%1;Username=alice;Password=pw;Database=b;SSL Mode=Require;"
                                 "Application Name=\"x;SSL Mode=Disable\""_s;
        QTest::newRow("variables") << u"PGHOST=localhost PGPORT=%1 PGUSER=alice PGPASSWORD=pw PGDATABASE=b "
                                      "PGSSLMODE=require PGAPPNAME='x PGSSLMODE=disable'"_s;
    }
    void everyFormKeepsAValueTogether()
    {
        QFETCH(QString, text);
        const ScriptedServer server(Manner::RefusesTls, identity());
        const auto connection = open(text.arg(server.port()));
        QCOMPARE(connection.error().kind, ErrorKind::TlsUnavailable);
        QCOMPARE(server.received().size(), 8);
    }

    void theEnvironmentDecidesNothing_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *name, const QByteArray &value) {
            QTest::newRow(name) << QByteArray(name) << value;
        };
        row("PGHOST", "evil.invalid");
        row("PGPORT", "1");
        row("PGUSER", "mallory");
        row("PGPASSWORD", "wrong");
        row("PGPASSFILE", "/nowhere");
        row("PGDATABASE", "evil");
        row("PGSSLMODE", "disable");
        row("PGREQUIRESSL", "0");
        row("PGSSLROOTCERT", "/nowhere");
        row("PGSSLMINPROTOCOLVERSION", "TLSv1");
        row("PGSSLSNI", "0");
        row("PGCHANNELBINDING", "disable");
        row("PGGSSENCMODE", "require");
        row("PGCLIENTENCODING", "LATIN1");
        row("PGAPPNAME", "evil");
        row("PGCONNECT_TIMEOUT", "1");
        row("PGTARGETSESSIONATTRS", "read-only");
    }
    void theEnvironmentDecidesNothing()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const HostileEnvironment hostile({{name, value}});
        staysWhatItWas();
        refusesToGoOnWithoutTls({});
    }

    void allVariablesTogetherChangeNothing()
    {
        const HostileEnvironment hostile({{"PGSSLMODE", "disable"},
                                          {"PGREQUIRESSL", "0"},
                                          {"PGSSLROOTCERT", "/nowhere"},
                                          {"PGCHANNELBINDING", "disable"},
                                          {"PGHOST", "evil.invalid"},
                                          {"PGPORT", "1"},
                                          {"PGUSER", "mallory"},
                                          {"PGPASSWORD", "wrong"},
                                          {"PGDATABASE", "evil"}});
        staysWhatItWas();
        refusesToGoOnWithoutTls({});
    }

private:
    static ScriptedServer::Identity identity()
    {
        return {sharedCluster().serverCertificateFile(), sharedCluster().serverKeyFile()};
    }

    static QString url(const ScriptedServer &server, const QString &more)
    {
        return u"postgresql://alice:pw@localhost:%1/b?sslmode=require%2"_s.arg(QString::number(server.port()), more);
    }

    static Result<std::unique_ptr<Connection>> open(const QString &text)
    {
        const auto address = parseConnectionUrl(text);
        if (!address)
            return tl::make_unexpected(address.error());
        return PgConnection::open(*address, std::make_shared<Interrupt>());
    }

    void staysWhatItWas() const
    {
        ASSIGN_RESULT(const auto connection, open(sharedCluster().url(m_database)));
        QVERIFY(connection->encryption().startsWith(u"TLSv1."_s));
        ASSIGN_RESULT(const Rows rows,
                      connection->exec(u"SELECT current_user, current_database(), "
                                       "current_setting('application_name'), current_setting('client_encoding')"_s));
        QCOMPARE(textAt(rows), m_database.role);
        QCOMPARE(textAt(rows, 1), m_database.name);
        QCOMPARE(textAt(rows, 2), u"budget-tracker"_s);
        QCOMPARE(textAt(rows, 3), u"UTF8"_s);
    }

    static void refusesToGoOnWithoutTls(const QString &more)
    {
        const ScriptedServer server(Manner::RefusesTls, identity());
        const auto connection = open(url(server, more));
        QVERIFY(!connection.has_value());
        QCOMPARE(connection.error().kind, ErrorKind::TlsUnavailable);
        QCOMPARE(server.received().toHex(), QByteArray("0000000804d2162f"));
        QCOMPARE(server.connections(), 1);
    }

    Database m_database;
};

QTEST_GUILESS_MAIN(TestHostileSettings)
#include "tst_hostilesettings.moc"
