// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/serveraddress.h"

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
        QTEST(sslModeFor(address), "used");
    }

    void severalHostsAreTriedInOrder()
    {
        ServerAddress address;
        QVERIFY(address.hosts().empty());
        address.setHosts({{u"localhost"_s, 1}, {u"h2"_s, 2}});
        QCOMPARE(address.host, u"localhost"_s);
        QVERIFY(!address.isLoopback());
        QCOMPARE(sslModeFor(address), u"verify-full"_s);
    }

    void saysWhereWithoutWho()
    {
        const ServerAddress address{u"ep-a-pooler.eu.neon.tech"_s, 5432, u"neondb"_s, u"alice"_s, {}};
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
