// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/checkrun.h"
#include "app/checks/impostors.h"
#include "db/postgres/pgsession.h"
#include "support/servers/tlsfront.h"

#include <QDateTime>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHalfHour = 1'800;

/// A time relative to now, in the notation of certificates.
QString momentIn(qint64 seconds)
{
    return QDateTime::currentDateTimeUtc().addSecs(seconds).toString(u"yyyyMMddHHmmss'Z'"_s);
}

Checks::WallClock clockAheadBy(qint64 seconds)
{
    return [seconds] { return QDateTime::currentMSecsSinceEpoch() + seconds * 1000; };
}

} // namespace

/// Certificates of another host or authority, or outside of their validity period.
class TestChecksTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWrongCertificateIsNamedAndNobodyIsToldThePassword_data()
    {
        QTest::addColumn<CertificateWish>("wish");
        QTest::addColumn<Blame>("blame");
        const auto row = [](const char *name, const CertificateWish &wish, ErrorKind kind, const QString &cause,
                            const QString &step) {
            QTest::newRow(name) << wish << Blame{Check::TlsAgreed, kind, cause, step};
        };
        using Signer = CertificateWish::Signer;
        using enum ErrorKind;
        const QString nobodyVouches = u"not issued by an authority that this computer trusts"_s;
        const QString byTheClock = u"not valid at the date and time of this computer"_s;
        const QString lookAtTheClock = u"this computer's date and time"_s;
        row("self-signed", {.name = u"itself"_s, .signer = Signer::Itself}, CertificateUntrusted, nobodyVouches,
            u"sslrootcert"_s);
        row("unknown authority", {.name = u"unknown"_s, .signer = Signer::Stranger}, CertificateUntrusted,
            nobodyVouches, u"sslrootcert"_s);
        row("expired", {.name = u"old"_s, .until = u"20240201000000Z"_s}, CertificateExpired, byTheClock,
            lookAtTheClock);
        row("not yet valid", {.name = u"early"_s, .from = u"20980101000000Z"_s}, CertificateExpired, byTheClock,
            lookAtTheClock);
        row("expired half an hour ago", {.name = u"justold"_s, .until = momentIn(-kHalfHour)}, CertificateExpired,
            byTheClock, lookAtTheClock);
        row("valid in half an hour", {.name = u"soon"_s, .from = momentIn(kHalfHour)}, CertificateExpired, byTheClock,
            lookAtTheClock);
        row("for another host",
            {.name = u"other"_s, .commonName = u"other.example"_s, .otherNames = u"DNS:other.example"_s},
            CertificateOtherHost, u"issued for another host name"_s, u"Copy the host name again"_s);
        row("for another host, with this one as its common name",
            {.name = u"common"_s, .otherNames = u"DNS:other.example"_s}, CertificateOtherHost,
            u"issued for another host name"_s, u"Copy the host name again"_s);
    }
    void aWrongCertificateIsNamedAndNobodyIsToldThePassword()
    {
        QFETCH(CertificateWish, wish);
        QFETCH(Blame, blame);
        const TlsFront front(0, m_impostors.make(wish));
        CheckRun run(taskFor(front.port(), m_impostors.query()));
        QCOMPARE(run.differenceFrom(blame), QString());
        QCOMPARE(front.overheard(), QByteArray());
        const CheckResult &tls = run.list().result(Check::TlsAgreed);
        QVERIFY(valueOf(tls, Fact::Protocol).startsWith(u"TLSv1."_s));
        QVERIFY(valueOf(tls, Fact::Issuer).size() > 3);
        QCOMPARE(valueOf(tls, Fact::ValidFrom) != u"(none)"_s, wish.from > momentIn(0));
    }

    /// The check TlsAgreed must accept exactly the certificates that libpq accepts.
    void aCertificateIsForThisHostWhereLibpqSaysSo_data()
    {
        QTest::addColumn<QString>("commonName");
        QTest::addColumn<QString>("otherNames");
        QTest::addColumn<bool>("isForHost");
        const auto row = [](const char *commonName, const char *otherNames, bool isForHost) {
            QTest::addRow("%s, %s", commonName, otherNames)
                << QString::fromLatin1(commonName) << QString::fromLatin1(otherNames) << isForHost;
        };
        row("localhost", "DNS:localhost", true);
        row("other", "DNS:localhost", true);
        row("other", "DNS:other,DNS:LocalHost", true);
        row("localhost", "DNS:other", false);
        row("localhost", "DNS:*.localhost", false);
        row("localhost", "DNS:*", false);
        row("localhost", "DNS:localhost.example", false);
        row("localhost", "email:someone@localhost", true); // no DNS name, so the common name counts
        row("LOCALHOST", "URI:https://other", true);
        row("other", "email:someone@localhost", false);
        row("other", "URI:https://localhost", false);
        row("localhost", "IP:10.0.0.1", true); // likewise: the host is a name, and the certificate has no DNS name
        row("other", "IP:127.0.0.1", false);
        row("localhost", "DNS:other,IP:127.0.0.1", false);
    }
    void aCertificateIsForThisHostWhereLibpqSaysSo()
    {
        QFETCH(QString, commonName);
        QFETCH(QString, otherNames);
        QFETCH(bool, isForHost);
        const TlsFront front(
            0, m_impostors.make({.name = u"names"_s, .commonName = commonName, .otherNames = otherNames}));
        const CheckTask task = taskFor(front.port(), m_impostors.query());
        CheckRun run(task, {}, {.login = std::chrono::milliseconds(200)});
        QVERIFY(run.hasEnded());
        const CheckResult &tls = run.list().result(Check::TlsAgreed);
        const bool isOther = tls.error && tls.error->kind == ErrorKind::CertificateOtherHost;
        QVERIFY2(isOther != isForHost, qPrintable(run.allText()));
        const auto byLibpq = PgSession::open(std::get<ServerLogin>(task.login), std::make_shared<Interrupt>(),
                                             {.connect = std::chrono::milliseconds(500)});
        QVERIFY(!byLibpq);
        QCOMPARE(byLibpq.error().kind == ErrorKind::CertificateOtherHost, !isForHost);
    }

    void anAuthorityThatIsNotThere()
    {
        const TlsFront front(0, m_impostors.good());
        CheckRun run(taskFor(front.port(), u"sslmode=verify-full&sslrootcert=/nowhere/ca.crt"_s));
        QCOMPARE(run.differenceFrom(
                     {Check::TlsAgreed, ErrorKind::CertificateFileMissing, u"cannot be read"_s, u"Check the path"_s}),
                 QString());
        QCOMPARE(front.overheard(), QByteArray());
    }

    /// A valid certificate, and a computer whose clock is off by an hour.
    void aClockThatIsOffByAnHourIsNamed_data()
    {
        QTest::addColumn<CertificateWish>("wish");
        QTest::addColumn<qint64>("ahead");
        QTest::newRow("ahead") << CertificateWish{.name = u"untilsoon"_s, .until = momentIn(kHalfHour)}
                               << 2 * kHalfHour;
        QTest::newRow("behind") << CertificateWish{.name = u"sincesoon"_s, .from = momentIn(-kHalfHour)}
                                << -2 * kHalfHour;
    }
    void aClockThatIsOffByAnHourIsNamed()
    {
        QFETCH(CertificateWish, wish);
        QFETCH(qint64, ahead);
        const TlsFront front(0, m_impostors.make(wish));
        const CheckTask task = taskFor(front.port(), m_impostors.query());
        CheckRun off(task, clockAheadBy(ahead));
        QCOMPARE(off.differenceFrom({Check::TlsAgreed, ErrorKind::CertificateExpired,
                                     u"not valid at the date and time of this computer"_s,
                                     u"this computer's date and time"_s}),
                 QString());
        QCOMPARE(front.overheard(), QByteArray());
        CheckRun right(task, {}, {.login = std::chrono::milliseconds(500)});
        QVERIFY(right.hasEnded());
        QVERIFY2(right.list().firstFailure() > Check::TlsAgreed, qPrintable(print(right.list())));
    }

private:
    const Impostors m_impostors;
};

QTEST_GUILESS_MAIN(TestChecksTls)
#include "tst_checks_tls.moc"
