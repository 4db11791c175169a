// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/serveraddress.h"

#include "core/reading/connectionurl.h"

#include <QFile>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestServerAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesTlsByWhatWasAsked_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("used");
        const QString neon = u"ep-cool-breeze-123456.us-east-2.aws.neon.tech"_s;
        QTest::newRow("nothing asked") << neon << QString() << u"verify-full"_s;
        QTest::newRow("require is raised") << neon << u"require"_s << u"verify-full"_s;
        QTest::newRow("verify-full stays") << neon << u"verify-full"_s << u"verify-full"_s;
        QTest::newRow("verify-ca is kept as asked") << neon << u"verify-ca"_s << u"verify-ca"_s;
        QTest::newRow("disable is kept as asked") << neon << u"disable"_s << u"disable"_s;
        QTest::newRow("prefer is raised") << neon << u"prefer"_s << u"verify-full"_s;
        QTest::newRow("a socket") << u"/var/run/postgresql"_s << QString() << u"prefer"_s;
        QTest::newRow("this machine, prefer") << u"localhost"_s << u"prefer"_s << u"prefer"_s;
        QTest::newRow("this machine") << u"localhost"_s << QString() << u"prefer"_s;
        QTest::newRow("a name that begins like this machine")
            << u"127.0.0.1.evil.example"_s << QString() << u"verify-full"_s;
        QTest::newRow("this machine, require") << u"127.0.0.1"_s << u"require"_s << u"verify-full"_s;
    }
    void choosesTlsByWhatWasAsked()
    {
        QFETCH(QString, host);
        QFETCH(QString, asked);
        ServerAddress address;
        address.host = host;
        if (!asked.isEmpty())
            address.parameters[u"sslmode"_s] = asked;
        QTEST(libpqParameters(address, u"/ca.crt"_s)[u"sslmode"_s], "used");
    }

    void verifiesWithTheSystemsBundleUnlessAnotherIsNamed()
    {
        ServerAddress address;
        address.host = u"db.example.com"_s;
        QCOMPARE(libpqParameters(address, u"/ca.crt"_s)[u"sslrootcert"_s], u"/ca.crt"_s);
        address.parameters[u"sslrootcert"_s] = u"/own.crt"_s;
        QCOMPARE(libpqParameters(address, u"/ca.crt"_s)[u"sslrootcert"_s], u"/own.crt"_s);
    }

    void theWordSystemMeansTheSystemsBundleWithEveryLibpq()
    {
        ServerAddress address;
        address.parameters[u"sslrootcert"_s] = u"system"_s;
        for (const QString &host : {u"db.example.com"_s, u"localhost"_s}) {
            address.host = host;
            for (const QString &mode : {QString(), u"require"_s, u"verify-full"_s}) {
                address.parameters[u"sslmode"_s] = mode;
                QCOMPARE(libpqParameters(address, u"/ca.crt"_s)[u"sslrootcert"_s], u"/ca.crt"_s);
                QCOMPARE(libpqParameters(address, u"/ca.crt"_s)[u"sslmode"_s], u"verify-full"_s);
            }
        }
    }

    void nothingAStringSaysReplacesTheAddress()
    {
        ServerAddress address{u"db.example.com"_s, 5433, u"budget"_s, u"alice"_s, Secret(u"pw"_s), {}};
        address.parameters = {{u"host"_s, u"evil"_s}, {u"password"_s, u"x"_s}, {u"gssencmode"_s, u"prefer"_s}};
        const auto parameters = libpqParameters(address, {});
        QCOMPARE(parameters[u"host"_s], u"db.example.com"_s);
        QCOMPARE(parameters[u"port"_s], u"5433"_s);
        QCOMPARE(parameters[u"password"_s], u"pw"_s);
        QCOMPARE(parameters[u"gssencmode"_s], u"disable"_s);
    }

    void aPasswordIsForWhoeverKnowsItToo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Login>("login");
        QTest::newRow("far away") << u"u:p@h/d"_s << Login::Scram;
        QTest::newRow("verify-ca") << u"u:p@h/d?sslmode=verify-ca"_s << Login::Scram;
        QTest::newRow("bound") << u"u:p@h/d?channel_binding=require"_s << Login::BoundScram;
        QTest::newRow("bound, here") << u"u:p@localhost/d?channel_binding=require"_s << Login::BoundScram;
        QTest::newRow("unbound") << u"u:p@h/d?channel_binding=disable"_s << Login::AnyMethod;
        QTest::newRow("no password") << u"u@h/d"_s << Login::AnyMethod;
        QTest::newRow("no TLS") << u"u:p@h/d?sslmode=disable"_s << Login::AnyMethod;
        QTest::newRow("this machine") << u"u:p@localhost/d"_s << Login::AnyMethod;
        QTest::newRow("this machine, verified") << u"u:p@localhost/d?sslmode=verify-full"_s << Login::Scram;
    }
    void aPasswordIsForWhoeverKnowsItToo()
    {
        QFETCH(QString, text);
        const auto address = parseConnectionUrl(u"postgresql://"_s + text);
        QVERIFY(address.has_value());
        QTEST(loginFor(*address), "login");
        const QString asked = address->parameters.value(u"channel_binding"_s, u"prefer"_s);
        QCOMPARE(libpqParameters(*address, {}, Login::Scram)[u"channel_binding"_s], asked);
        QCOMPARE(libpqParameters(*address, {}, Login::BoundScram)[u"channel_binding"_s], u"require"_s);
    }

    void noPasswordComesFromAFile()
    {
        const QString file = libpqParameters({}, {})[u"passfile"_s];
        QVERIFY(!file.isEmpty() && !QFile::exists(file));
    }

    void severalHostsAreTriedInOrder()
    {
        ServerAddress address;
        QVERIFY(address.hosts().empty());
        address.setHosts({{u"localhost"_s, 1}, {u"h2"_s, 2}});
        QCOMPARE(address.host, u"localhost"_s);
        QVERIFY(!address.isLoopback());
        const auto parameters = libpqParameters(address, {});
        QCOMPARE(parameters[u"host"_s], u"localhost,h2"_s);
        QCOMPARE(parameters[u"port"_s], u"1,2"_s);
        QCOMPARE(parameters[u"sslmode"_s], u"verify-full"_s);
    }

    void saysWhereWithoutWho()
    {
        const ServerAddress address{u"ep-a-pooler.eu.neon.tech"_s, 5432, u"neondb"_s, u"alice"_s, Secret(u"pw"_s), {}};
        QCOMPARE(address.place(), u"neondb @ ep-a-pooler.eu.neon.tech"_s);
        QVERIFY(address.isPooled());
        QVERIFY(!address.isLoopback());
        for (const QString &host : {u"ep-a.pooler.tech"_s, u"x-pooler.example.org"_s, u"ep-a.eu.neon.tech"_s,
                                    u"ep-a-pooler.eu.neon.tech.evil.example"_s}) {
            ServerAddress direct;
            direct.host = host;
            QVERIFY2(!direct.isPooled(), qPrintable(host));
        }
    }
};

QTEST_APPLESS_MAIN(TestServerAddress)
#include "tst_serveraddress.moc"
