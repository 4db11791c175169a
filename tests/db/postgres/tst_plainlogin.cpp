// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "db/postgres/driver/pgconnection.h"
#include "platform/plainmessages.h"
#include "support/servers/freeport.h"

#include <QTest>

#include <cerrno>
#include <clocale>
#include <cstring>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

Error openingError(const QString &place)
{
    const auto address = *parseConnectionUrl(u"postgresql://alice:secret@"_s + place + u"/db?sslmode=disable"_s);
    const auto connection = PgConnection::open(address, std::make_shared<Interrupt>());
    return connection ? Error{} : connection.error();
}

} // namespace

/// Failed connects are classified by their text, although libpq and the system translate their messages.
class TestPlainLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("LANGUAGE", "de");
        QVERIFY(std::setlocale(LC_ALL, "C.UTF-8")); // the locale "C" disables translations
    }

    void networkErrorsAreClassifiedInAGermanLocale()
    {
        const Error refused = openingError(u"localhost:%1"_s.arg(freePort()));
        QCOMPARE(refused.kind, ErrorKind::HostUnreachable);
        QCOMPARE(refused.field, Field::Port);
        QVERIFY2(refused.detail.startsWith(u"connection to server"_s), qPrintable(refused.detail));
        QVERIFY2(refused.detail.contains(u"Connection refused"_s), qPrintable(refused.detail));
        QCOMPARE(openingError(u"nowhere.invalid"_s).kind, ErrorKind::HostUnknown);
    }

    void onlyMessagesAreEnglishAndOnlyInThisThread()
    {
        const locale_t before = ::uselocale(locale_t());
        {
            const PlainMessages plain;
            QVERIFY(::uselocale(locale_t()) != before);
            QCOMPARE(QByteArray(std::strerror(ECONNREFUSED)), QByteArray("Connection refused"));
        }
        QVERIFY(::uselocale(locale_t()) == before);
    }
};

QTEST_GUILESS_MAIN(TestPlainLogin)
#include "tst_plainlogin.moc"
