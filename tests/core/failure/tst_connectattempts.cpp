// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/failure.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

/// libpq tries every address of a host name, and reports all attempts in one text.
class TestConnectAttempts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServersMessageCountsBeforeAnErrorOfTheNetwork()
    {
        const QString refused = u"connection to server at \"h\" (::1), port 5432 failed: Connection refused\n"
                                "\tIs the server running on that host and accepting TCP/IP connections?\n"_s;
        const QString rejected = u"connection to server at \"h\" (127.0.0.1), port 5432 failed: FATAL:  28P01: "
                                 "password authentication failed for user \"a\"\nLOCATION:  auth_failed, auth.c:1"_s;
        QCOMPARE(connectFailure(refused + rejected).kind, ErrorKind::PasswordRejected);
        QCOMPARE(connectFailure(rejected + u'\n' + refused).kind, ErrorKind::PasswordRejected);
    }

    void theAttemptThatCameFurthestSaysWhy_data()
    {
        QTest::addColumn<QString>("second");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *name, const QString &second, ErrorKind kind) {
            QTest::newRow(name) << second << kind;
        };
        row("no TLS", u"server does not support SSL, but SSL was required"_s, ErrorKind::TlsUnavailable);
        row("certificate", u"SSL error: certificate verify failed"_s, ErrorKind::CertificateRejected);
        row("another host", u"server certificate for \"a\" does not match host name \"b\""_s,
            ErrorKind::CertificateOtherHost);
        row("silence", u"timeout expired"_s, ErrorKind::ConnectTimeout);
        row("the server's own", u"FATAL:  something that no rule knows"_s, ErrorKind::Unexpected);
    }
    void theAttemptThatCameFurthestSaysWhy()
    {
        QFETCH(QString, second);
        const QString place = u"connection to server at \"h\" (%1), port 5432 failed: %2\n"_s;
        const QString refused = place.arg(u"::1"_s, u"Connection refused"_s);
        const QString told = place.arg(u"127.0.0.1"_s, second);
        QTEST(connectFailure(refused + told).kind, "kind");
        QTEST(connectFailure(told + refused).kind, "kind");
    }
};

QTEST_GUILESS_MAIN(TestConnectAttempts)
#include "tst_connectattempts.moc"
