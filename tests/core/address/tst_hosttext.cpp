// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/hosttext.h"

#include <QTest>

#include <netdb.h>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// Whether getaddrinfo() reads the text as a numeric address.
bool isAddressForSystem(const QString &host)
{
    addrinfo hints = {};
    hints.ai_flags = AI_NUMERICHOST;
    addrinfo *found = nullptr;
    const bool isAddress = ::getaddrinfo(host.toUtf8().constData(), nullptr, &hints, &found) == 0;
    if (found)
        ::freeaddrinfo(found);
    return isAddress;
}

} // namespace

class TestHostText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsThisMachine_data()
    {
        QTest::addColumn<bool>("isHere");
        const auto row = [](const char *host, bool isHere) { QTest::newRow(host) << isHere; };
        for (const char *here :
             {"localhost",  "LocalHost",        "127.0.0.1",     "127.0.0.2",           "127.255.255.255",
              "127.1",      "127.0.1",          "0x7f.1",        "0x7f000001",          "0177.0.0.1",
              "2130706433", "017700000001",     "::1",           "0:0:0:0:0:0:0:1",     "::0001",
              "::0.0.0.1",  "::ffff:127.0.0.1", "::FFFF:7F00:1", "/var/run/postgresql", "/tmp"})
            row(here, true);
        for (const char *far : {"127.0.0.1.evil.example",
                                "127.evil.example",
                                "127.0.0.1.",
                                "127.",
                                "127",
                                "127.0.0.256",
                                "127.0.0.0.1",
                                "1127.0.0.1",
                                "128.0.0.1",
                                "0.0.0.0",
                                "10.0.0.1",
                                "126.0.0.1",
                                "::",
                                "::2",
                                "::127.0.0.1",
                                "fe80::1",
                                "::1.evil.example",
                                "::ffff:128.0.0.1",
                                "::1%lo",
                                "localhost.",
                                "localhost.evil.example",
                                "evil.localhost",
                                "localhost.localdomain",
                                "notlocalhost",
                                "localho\u017Ft",
                                "\uFF11\uFF12\uFF17.0.0.1",
                                "127\u30020.0.1",
                                "127.0.0.1 ",
                                " 127.0.0.1",
                                "127.0.0.1 evil.example",
                                "localhost ",
                                "[::1]",
                                "",
                                "@tmp",
                                "tmp/x",
                                "x/tmp"})
            row(far, false);
    }
    void knowsThisMachine()
    {
        QFETCH(bool, isHere);
        const QString host = QString::fromUtf8(QTest::currentDataTag());
        QCOMPARE(isThisMachine(host), isHere);
        const bool isName = host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0 || host.startsWith(u'/');
        QVERIFY(!isHere || isName || isAddressForSystem(host));
    }

    void aPortIsANumberFrom1To65535()
    {
        QCOMPARE(portNumber(u"5432"), std::optional<quint16>(5432));
        for (const QString &text : {u""_s, u"0"_s, u"65536"_s, u"-1"_s, u"+1"_s, u" 1"_s, u"1e3"_s, u"\u0661"_s})
            QVERIFY2(!portNumber(text), qPrintable(text));
    }
};

QTEST_APPLESS_MAIN(TestHostText)
#include "tst_hosttext.moc"
