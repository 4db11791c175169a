// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/serverlogin.h"

#include "core/address/ledgerlogin.h"
#include "core/reading/connectionurl.h"

#include <QFile>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestServerLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesWithTheSystemsBundleUnlessAnotherIsNamed()
    {
        ServerLogin login;
        login.address.host = u"db.example.com"_s;
        QCOMPARE(libpqParameters(login, u"/ca.crt"_s)[u"sslrootcert"_s], u"/ca.crt"_s);
        login.address.parameters[u"sslrootcert"_s] = u"/own.crt"_s;
        QCOMPARE(libpqParameters(login, u"/ca.crt"_s)[u"sslrootcert"_s], u"/own.crt"_s);
    }

    void theWordSystemMeansTheSystemsBundleWithEveryLibpq()
    {
        ServerLogin login;
        login.address.parameters[u"sslrootcert"_s] = u"system"_s;
        for (const QString &host : {u"db.example.com"_s, u"localhost"_s}) {
            login.address.host = host;
            for (const QString &mode : {QString(), u"require"_s, u"verify-full"_s}) {
                login.address.parameters[u"sslmode"_s] = mode;
                QCOMPARE(libpqParameters(login, u"/ca.crt"_s)[u"sslrootcert"_s], u"/ca.crt"_s);
                QCOMPARE(libpqParameters(login, u"/ca.crt"_s)[u"sslmode"_s], u"verify-full"_s);
            }
        }
    }

    void nothingAStringSaysReplacesTheAddress()
    {
        ServerLogin login{{u"db.example.com"_s, 5433, u"budget"_s, u"alice"_s, {}}, Secret(u"pw"_s)};
        login.address.parameters = {{u"host"_s, u"evil"_s}, {u"password"_s, u"x"_s}, {u"gssencmode"_s, u"prefer"_s}};
        const auto parameters = libpqParameters(login, {});
        QCOMPARE(parameters[u"host"_s], u"db.example.com"_s);
        QCOMPARE(parameters[u"port"_s], u"5433"_s);
        QCOMPARE(parameters[u"password"_s], u"pw"_s);
        QCOMPARE(parameters[u"gssencmode"_s], u"disable"_s);
    }

    void aLoginDemandsScramWhereTheServerIsVerified_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<LoginMethod>("method");
        QTest::newRow("far away") << u"u:p@h/d"_s << LoginMethod::Scram;
        QTest::newRow("verify-ca") << u"u:p@h/d?sslmode=verify-ca"_s << LoginMethod::Scram;
        QTest::newRow("bound") << u"u:p@h/d?channel_binding=require"_s << LoginMethod::BoundScram;
        QTest::newRow("bound, here") << u"u:p@localhost/d?channel_binding=require"_s << LoginMethod::BoundScram;
        QTest::newRow("unbound") << u"u:p@h/d?channel_binding=disable"_s << LoginMethod::Any;
        QTest::newRow("no password") << u"u@h/d"_s << LoginMethod::Any;
        QTest::newRow("no TLS") << u"u:p@h/d?sslmode=disable"_s << LoginMethod::Any;
        QTest::newRow("this machine") << u"u:p@localhost/d"_s << LoginMethod::Any;
        QTest::newRow("this machine, verified") << u"u:p@localhost/d?sslmode=verify-full"_s << LoginMethod::Scram;
    }
    void aLoginDemandsScramWhereTheServerIsVerified()
    {
        QFETCH(QString, text);
        const auto login = parseConnectionUrl(u"postgresql://"_s + text);
        QVERIFY(login.has_value());
        QTEST(methodFor(*login), "method");
        const QString asked = login->address.parameters.value(u"channel_binding"_s, u"prefer"_s);
        QCOMPARE(libpqParameters(*login, {}, LoginMethod::Scram)[u"channel_binding"_s], asked);
        QCOMPARE(libpqParameters(*login, {}, LoginMethod::BoundScram)[u"channel_binding"_s], u"require"_s);
    }

    void noPasswordComesFromAFile()
    {
        const QString file = libpqParameters({}, {})[u"passfile"_s];
        QVERIFY(!file.isEmpty() && !QFile::exists(file));
    }

    void everyHostIsPassedToLibpq()
    {
        ServerLogin login;
        login.address.setHosts({{u"localhost"_s, 1}, {u"h2"_s, 2}});
        const auto parameters = libpqParameters(login, {});
        QCOMPARE(parameters[u"host"_s], u"localhost,h2"_s);
        QCOMPARE(parameters[u"port"_s], u"1,2"_s);
    }

    void aLocationHasNoPasswordAndALoginIsALocationWithOne()
    {
        const LedgerLogin login = *parseConnectionUrl(u"postgresql://alice:pw@h/d"_s);
        QCOMPARE(passwordOf(login).reveal(), u"pw"_s);
        const LedgerLocation location = locationOf(login);
        QCOMPARE(urlWithoutPassword(std::get<ServerAddress>(location)), u"postgresql://alice@h:5432/d"_s);
        QVERIFY(loginTo(location, Secret(u"pw"_s)) == login);
        QVERIFY(loginTo(location, Secret(u"other"_s)) != login);
        const LedgerLogin file = LocalFile{u"/tmp/l"_s};
        QVERIFY(loginTo(locationOf(file), Secret(u"pw"_s)) == file);
        QVERIFY(passwordOf(file).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestServerLogin)
#include "tst_serverlogin.moc"
