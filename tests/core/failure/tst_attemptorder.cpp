// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgedtexts.h"

#include <vector>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

struct Attempt
{
    const char *message;
    ErrorKind kind;
};

/// Groups of attempts, ordered by how far they got. The error of an attempt prevails over those of all earlier groups.
const std::vector<std::vector<Attempt>> kGroups{
    {{"could not translate host name \"a\" to address: Name or service not known\n", ErrorKind::HostUnknown},
     {"could not translate host name \"a\" to address: Temporary failure in name resolution\n",
      ErrorKind::LookupFailed}},
    {{"Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n",
      ErrorKind::HostUnreachable},
     {"No such file or directory\n\tIs the server running locally and accepting connections on that socket?\n",
      ErrorKind::HostUnreachable}},
    {{"timeout expired\n", ErrorKind::ConnectTimeout},
     {"Network is unreachable\n", ErrorKind::HostUnreachable},
     {"SSL SYSCALL error: EOF detected\n", ErrorKind::ServerUnavailable}},
    {{"server does not support SSL, but SSL was required\n", ErrorKind::TlsUnavailable},
     {"SSL error: certificate verify failed\n", ErrorKind::CertificateRejected},
     {"server certificate for \"a\" does not match host name \"b\"\n", ErrorKind::CertificateOtherHost}},
    {{"FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"a\", database \"b\", no encryption\n",
      ErrorKind::TlsUnavailable},
     {"ERROR:  connection is insecure (try using `sslmode=require`)\n", ErrorKind::TlsUnavailable}},
    {{"FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"a\", database \"b\", SSL encryption\n",
      ErrorKind::AddressRefused}},
    {{"FATAL:  something that no rule knows\n", ErrorKind::Unexpected}},
    {{"FATAL:  password authentication failed for user \"a\"\n", ErrorKind::PasswordRejected},
     {"FATAL:  3D000: database \"b\" does not exist\n", ErrorKind::DatabaseUnknown},
     {"FATAL:  sorry, too many clients already\n", ErrorKind::ConnectionLimit}},
};

/// The attempt as libpq prints it. A failed look-up of a name has no prefix.
QString printed(const Attempt &attempt, int host)
{
    const QString message = QString::fromUtf8(attempt.message);
    if (attempt.kind == ErrorKind::HostUnknown || attempt.kind == ErrorKind::LookupFailed)
        return message;
    return attemptPrefixes().at(host % attemptPrefixes().size()) + message;
}

} // namespace

/// libpq tries every address of every host, and prints all attempts in one text.
class TestAttemptOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAttemptThatGotFurthestDecidesInEveryOrder()
    {
        for (std::size_t near = 0; near < kGroups.size(); ++near) {
            for (std::size_t far = near + 1; far < kGroups.size(); ++far)
                compareGroups(kGroups[near], kGroups[far]);
        }
    }

    void ofEquallyFarAttemptsTheFirstDecides()
    {
        for (const auto &group : kGroups) {
            for (const Attempt &first : group) {
                for (const Attempt &second : group) {
                    const bool areNames = first.kind == ErrorKind::HostUnknown || first.kind == ErrorKind::LookupFailed;
                    if (!areNames)
                        compare(printed(first, 0) + printed(second, 1), first.kind);
                }
            }
        }
    }

    void threeHostsAreJudgedTogether()
    {
        const QString refused = printed(kGroups[1][0], 0);
        const QString silent = printed(kGroups[2][0], 1);
        const QString rejected = printed(kGroups[7][0], 2);
        for (const QString &text : {refused + silent + rejected, rejected + silent + refused,
                                    silent + rejected + refused, refused + rejected + silent})
            compare(text, ErrorKind::PasswordRejected);
        for (const QString &text : {refused + refused + silent, silent + refused + refused})
            compare(text, ErrorKind::ConnectTimeout);
    }

    /// libpq makes a second attempt: with TLS after one without (sslmode=allow), or without TLS after one with it
    /// (prefer).
    void theServersMessageAboutTheSecondAttemptDecides()
    {
        const QString plain = printed(kGroups[4][0], 0);
        const QString encrypted = printed(kGroups[5][0], 0);
        const QString password = printed(kGroups[7][0], 0);
        compare(plain + password, ErrorKind::PasswordRejected);
        compare(encrypted + password, ErrorKind::PasswordRejected);
        compare(plain + encrypted, ErrorKind::AddressRefused);
        compare(encrypted + plain, ErrorKind::AddressRefused);
    }

    void aPrefixInsideAQuotedNameBeginsNoAttempt()
    {
        const QString name = u"x connection to server at \"h\", port 1 failed: FATAL:  database"_s;
        compare(u"FATAL:  password authentication failed for user \""_s + name + u"\""_s, ErrorKind::PasswordRejected);
        compare(u"FATAL:  database \""_s + name + u"\" does not exist"_s, ErrorKind::DatabaseUnknown);
    }

    void emptyTextsAndPrefixesAloneAreUnexpected()
    {
        for (const QString &text : {QString(), u"\n"_s, u" \t"_s, attemptPrefixes().first(),
                                    attemptPrefixes().first() + attemptPrefixes().last(), u"FATAL:  "_s, u"FATAL:"_s,
                                    u":  "_s, u"ERROR:  \n"_s})
            compare(text, ErrorKind::Unexpected);
    }

    void theTextIsKeptExceptForStatesAndSourceLines()
    {
        const QString first = attemptPrefixes().at(0);
        const QString second = attemptPrefixes().at(1);
        const QString text = first
            + u"FATAL:  28P01: password authentication failed for user \"a\"\nLOCATION:  x, y.c:1\n"_s + second
            + u"FATEUR:  3D000: la base « b » n'existe pas\n"_s;
        QCOMPARE(connectFailure(text).detail,
                 first + u"FATAL:  password authentication failed for user \"a\"\n"_s + second
                     + u"FATEUR:  la base « b » n'existe pas\n"_s);
    }

private:
    static void compareGroups(const std::vector<Attempt> &nearer, const std::vector<Attempt> &further)
    {
        for (const Attempt &a : nearer) {
            for (const Attempt &b : further) {
                compare(printed(a, 0) + printed(b, 1), b.kind);
                compare(printed(b, 2) + printed(a, 3), b.kind);
            }
        }
    }

    static void compare(const QString &text, ErrorKind kind)
    {
        const ErrorKind found = connectFailure(text).kind;
        QVERIFY2(found == kind, qPrintable(QString(errorKey(found)) + u" for: "_s + text));
    }
};

QTEST_APPLESS_MAIN(TestAttemptOrder)
#include "tst_attemptorder.moc"
