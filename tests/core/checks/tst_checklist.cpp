// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checklist.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// The states of all checks, one letter per check: w(aiting) r(unning) p(assed) W(arned) F(ailed) s(kipped)
/// n(ot needed).
QString print(const Checklist &list)
{
    static const QString letters = u"wrpWFsn"_s;
    QString text;
    for (const CheckResult &result : list.results())
        text += letters.at(static_cast<int>(result.state));
    return text;
}

void pass(Checklist &list, Check check)
{
    list.settle({check, CheckState::Passed});
}

void passUpTo(Checklist &list, Check last)
{
    for (auto i = 0; i <= static_cast<int>(last); ++i)
        pass(list, checkAt(static_cast<std::size_t>(i)));
}

void fail(Checklist &list, Check check, ErrorKind kind = ErrorKind::Unexpected)
{
    CheckResult result{check, CheckState::Failed};
    result.error = Error{kind, Field::None, {}, {}, {}};
    list.settle(result);
}

} // namespace

class TestChecklist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWithTheString()
    {
        const Checklist list;
        QCOMPARE(print(list), u"wwwwwwwwwwwwwwww"_s);
        QCOMPARE(list.next(), Check::StringUnderstood);
        QVERIFY(!list.isComplete());
        QVERIFY(!list.firstFailure());
    }

    void goesOnInOrder()
    {
        Checklist list;
        pass(list, Check::StringUnderstood);
        list.begin(Check::SecretAvailable);
        QCOMPARE(print(list), u"prwwwwwwwwwwwwww"_s);
        QCOMPARE(list.next(), Check::NameResolves);
        passUpTo(list, Check::Clock);
        QVERIFY(list.isComplete());
        QVERIFY(!list.next());
    }

    void aFailureSkipsWhatDependsOnItAlone_data()
    {
        QTest::addColumn<Check>("check");
        QTest::addColumn<QString>("printed");
        QTest::newRow("string") << Check::StringUnderstood << u"Fsssssssssssssss"_s;
        QTest::newRow("secret") << Check::SecretAvailable << u"pFwwwsssssssssss"_s;
        QTest::newRow("name") << Check::NameResolves << u"ppFsssssssssssss"_s;
        QTest::newRow("TLS") << Check::TlsAgreed << u"ppppFsssssssssss"_s;
        QTest::newRow("password") << Check::PasswordAccepted << u"pppppppFssssssss"_s;
        QTest::newRow("round trip") << Check::RoundTrip << u"pppppppppFssssss"_s;
        QTest::newRow("version") << Check::ServerVersion << u"ppppppppppFwwwww"_s;
        QTest::newRow("rights") << Check::Rights << u"pppppppppppFwwww"_s;
        QTest::newRow("tables") << Check::Tables << u"ppppppppppppFwww"_s;
    }
    void aFailureSkipsWhatDependsOnItAlone()
    {
        QFETCH(Check, check);
        Checklist list;
        passUpTo(list, check);
        fail(list, check);
        QTEST(print(list), "printed");
        QCOMPARE(list.firstFailure(), check);
        for (const CheckResult &result : list.results())
            QCOMPARE(result.blockedBy.has_value(), result.state == CheckState::Skipped);
    }

    void theFirstFailureIsTheReason()
    {
        Checklist list;
        pass(list, Check::StringUnderstood);
        fail(list, Check::SecretAvailable);
        fail(list, Check::NameResolves);
        QCOMPARE(list.firstFailure(), Check::SecretAvailable);
        QCOMPARE(list.result(Check::PasswordAccepted).blockedBy, Check::SecretAvailable);
        QCOMPARE(list.result(Check::PortAnswers).blockedBy, Check::NameResolves);
    }

    void aCheckThatIsNotNeededBlocksNothing()
    {
        Checklist list;
        passUpTo(list, Check::TlsAgreed);
        list.settle({Check::EndpointKnown, CheckState::NotNeeded});
        list.settle({Check::ServerAwake, CheckState::NotNeeded});
        QCOMPARE(list.next(), Check::PasswordAccepted);
        QCOMPARE(print(list), u"pppppnnwwwwwwwww"_s);
    }

    void repeatingOneReleasesWhatItBlocked()
    {
        Checklist list;
        passUpTo(list, Check::ServerAwake);
        fail(list, Check::PasswordAccepted);
        list.reset(Check::PasswordAccepted);
        QCOMPARE(print(list), u"pppppppwwwwwwwww"_s);
        passUpTo(list, Check::Clock);
        fail(list, Check::Tables);
        list.reset(Check::Rights);
        QCOMPARE(print(list), u"pppppppppppwFppp"_s);
        list.reset();
        QCOMPARE(print(list), u"wwwwwwwwwwwwwwww"_s);
    }

    void aStoppedCheckWaitsAgain()
    {
        Checklist list;
        passUpTo(list, Check::NameResolves);
        list.begin(Check::PortAnswers);
        list.stop();
        QCOMPARE(print(list), u"pppwwwwwwwwwwwww"_s);
    }

    void eachErrorIsBlamedOnItsCheck_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Field>("field");
        QTest::addColumn<Check>("check");
        const auto row = [](const char *name, ErrorKind kind, Check check, Field field = Field::None) {
            QTest::newRow(name) << kind << field << check;
        };
        row("string", ErrorKind::UrlInvalid, Check::StringUnderstood);
        row("no profile", ErrorKind::ProfileUnknown, Check::StringUnderstood);
        row("keychain", ErrorKind::KeychainLocked, Check::SecretAvailable);
        row("name", ErrorKind::HostUnknown, Check::NameResolves);
        row("DNS", ErrorKind::LookupFailed, Check::NameResolves);
        row("refused", ErrorKind::HostUnreachable, Check::PortAnswers);
        row("silent", ErrorKind::ConnectTimeout, Check::PortAnswers);
        row("no TLS", ErrorKind::TlsUnavailable, Check::TlsAgreed);
        row("certificate", ErrorKind::CertificateRejected, Check::TlsAgreed, Field::Host);
        row("expired", ErrorKind::CertificateExpired, Check::TlsAgreed);
        row("unproven", ErrorKind::CertificateRejected, Check::PasswordAccepted, Field::Password);
        row("endpoint", ErrorKind::EndpointDisabled, Check::EndpointKnown);
        row("quota", ErrorKind::QuotaExceeded, Check::ServerAwake);
        row("slots", ErrorKind::ConnectionLimit, Check::ServerAwake);
        row("parameter", ErrorKind::ParameterRefused, Check::ServerAwake);
        row("password", ErrorKind::PasswordRejected, Check::PasswordAccepted);
        row("unknown text", ErrorKind::Unexpected, Check::PasswordAccepted);
        row("database", ErrorKind::DatabaseUnknown, Check::DatabaseExists);
        row("no CONNECT", ErrorKind::PermissionDenied, Check::DatabaseExists, Field::Database);
        row("file", ErrorKind::FileNotLedger, Check::DatabaseExists);
        row("lost", ErrorKind::ConnectionLost, Check::RoundTrip);
        row("read-only", ErrorKind::ReadOnlyServer, Check::ServerVersion);
        row("rights", ErrorKind::PermissionDenied, Check::Rights);
        row("tables", ErrorKind::TablesDiffer, Check::Tables);
        row("newer", ErrorKind::SchemaNewer, Check::Migrations);
    }
    void eachErrorIsBlamedOnItsCheck()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(Field, field);
        QTEST(blameOf({kind, field, {}, {}, {}}), "check");
    }

    /// A login that is cut off does not make PortAnswers fail, because that check has passed.
    void aPassedCheckIsNotBlamed()
    {
        Checklist list;
        passUpTo(list, Check::TlsAgreed);
        const Error cut{ErrorKind::HostUnreachable, Field::Host, {}, {}, {}};
        QCOMPARE(list.blame(cut), Check::ServerAwake);
        passUpTo(list, Check::DatabaseExists);
        QCOMPARE(list.blame(cut), Check::RoundTrip);
        QCOMPARE(list.blame({ErrorKind::PasswordRejected, Field::Password, {}, {}, {}}), Check::RoundTrip);
    }
};

QTEST_APPLESS_MAIN(TestChecklist)
#include "tst_checklist.moc"
