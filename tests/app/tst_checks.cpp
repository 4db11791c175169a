// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks.h"

#include "app/provocation.h"
#include "app/sayingserver.h"
#include "core/connection/connectionurl.h"
#include "support/coursetables.h"
#include "support/faultproxy.h"
#include "support/pooler.h"
#include "support/postgrescluster.h"
#include "support/stallwatch.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// One letter a check: w(aiting) r(unning) p(assed) W(arned) F(ailed) s(kipped) n(ot needed).
QString print(const Checklist &list)
{
    static const QString letters = u"wrpWFsn"_s;
    QString text;
    for (const CheckResult &result : list.results())
        text += letters.at(static_cast<int>(result.state));
    return text;
}

QString valueOf(const CheckResult &result, Fact fact)
{
    const auto found = std::ranges::find(result.evidence, fact, &Evidence::fact);
    return found == result.evidence.end() ? u"(none)"_s : found->value;
}

bool runs(Checks &checks, const LedgerLocation &location)
{
    checks.start({location});
    return QTest::qWaitFor([&] { return !checks.isRunning(); }, 20'000);
}

} // namespace

class TestChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundServerPassesWithEvidence()
    {
        const Database database = withTables();
        Checks checks;
        StallWatch watch;
        QVERIFY(runs(checks, addressOf(database)));
        // The tests' certificate lives for two days, and the program's own tables are made at the first opening.
        QCOMPARE(print(checks.checklist()), u"ppppWnnppppppWpp"_s);
        const Checklist &list = checks.checklist();
        QCOMPARE(list.result(Check::TlsAgreed).concern, Concern::ExpiresSoon);
        QVERIFY(valueOf(list.result(Check::TlsAgreed), Fact::Protocol).startsWith(u"TLSv1."_s));
        QVERIFY(valueOf(list.result(Check::TlsAgreed), Fact::Issuer).contains(u"Budget test CA"_s));
        QVERIFY(valueOf(list.result(Check::TlsAgreed), Fact::CertificateFor).contains(u"localhost"_s));
        QCOMPARE(valueOf(list.result(Check::Tables), Fact::TablesFound), u"3"_s);
        QVERIFY(watch.longestStall() < 200ms);
        QVERIFY(!isTold(list, database.password));
    }

    void theFirstCauseIsNamedAndNothingLaterBlamed_data()
    {
        QTest::addColumn<Check>("check");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *name, Check check, ErrorKind kind) { QTest::newRow(name) << check << kind; };
        row("wrong host", Check::NameResolves, ErrorKind::HostUnknown);
        row("refused port", Check::PortAnswers, ErrorKind::HostUnreachable);
        row("black hole", Check::TlsAgreed, ErrorKind::ConnectTimeout);
        row("self-signed", Check::TlsAgreed, ErrorKind::CertificateUntrusted);
        row("stranger", Check::TlsAgreed, ErrorKind::CertificateUntrusted);
        row("expired", Check::TlsAgreed, ErrorKind::CertificateExpired);
        row("not yet valid", Check::TlsAgreed, ErrorKind::CertificateExpired);
        row("other host", Check::TlsAgreed, ErrorKind::CertificateOtherHost);
        row("no authorities", Check::TlsAgreed, ErrorKind::CertificateRejected);
        row("plain text", Check::TlsAgreed, ErrorKind::TlsUnavailable);
        row("http", Check::TlsAgreed, ErrorKind::TlsUnavailable);
        row("injected bytes", Check::TlsAgreed, ErrorKind::CertificateRejected);
        row("asks for the password in clear", Check::PasswordAccepted, ErrorKind::CertificateRejected);
        row("wrong password", Check::PasswordAccepted, ErrorKind::PasswordRejected);
        row("unknown role", Check::PasswordAccepted, ErrorKind::PasswordRejected);
        row("no password", Check::SecretAvailable, ErrorKind::SecretMissing);
        row("unknown database", Check::DatabaseExists, ErrorKind::DatabaseUnknown);
        row("no CONNECT", Check::DatabaseExists, ErrorKind::PermissionDenied);
        row("slots used up", Check::ServerAwake, ErrorKind::ConnectionLimit);
        row("pooler refuses a parameter", Check::ServerAwake, ErrorKind::ParameterRefused);
        row("no CREATE", Check::Rights, ErrorKind::PermissionDenied);
        row("other tables", Check::Tables, ErrorKind::TablesDiffer);
    }
    void theFirstCauseIsNamedAndNothingLaterBlamed()
    {
        const Database database = sharedCluster().createDatabase();
        CheckTask task{addressOf(database)};
        QCOMPARE(m_fault.provoke(QString::fromLatin1(QTest::currentDataTag()), database, task), QString());
        Checks checks;
        StallWatch watch;
        QElapsedTimer clock;
        clock.start();
        checks.start(task);
        QVERIFY(QTest::qWaitFor([&] { return !checks.isRunning(); }, 15'000));
        QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
        const Checklist &list = checks.checklist();
        QFETCH(Check, check);
        QVERIFY2(list.firstFailure() == check, qPrintable(print(list)));
        QTEST(list.result(check).error->kind, "kind");
        QCOMPARE(print(list).count(u'F'), 1);
        for (const CheckResult &result : list.results()) {
            QVERIFY2(result.isSettled(), qPrintable(print(list)));
            QCOMPARE(result.blockedBy.value_or(check), check);
        }
        QVERIFY(watch.longestStall() < 300ms);
        QVERIFY(!isTold(list, database.password));
        m_fault.end();
    }

    /// What only Neon or a pooler says is said to the program as they would.
    void whatOthersSayIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<Check>("check");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *state, const char *message, Check check, ErrorKind kind) {
            QTest::newRow(message) << QByteArray(state) << QByteArray(message) << check << kind;
        };
        row("XX000", "password authentication failed for user 'alice'", Check::PasswordAccepted,
            ErrorKind::PasswordRejected);
        row("XX000", "Endpoint ID is not specified. Either please upgrade", Check::EndpointKnown,
            ErrorKind::EndpointMissing);
        row("XX000", "The requested endpoint could not be found, or you don't have access to it.", Check::EndpointKnown,
            ErrorKind::EndpointUnknown);
        row("XX000", "Control plane request failed: endpoint is disabled", Check::EndpointKnown,
            ErrorKind::EndpointDisabled);
        row("XX000", "Your account or project has exceeded the compute time quota.", Check::ServerAwake,
            ErrorKind::QuotaExceeded);
        row("XX000", "This IP address is not allowed to connect to this endpoint.", Check::ServerAwake,
            ErrorKind::AddressRefused);
        row("XX000", "Couldn't connect to compute node", Check::ServerAwake, ErrorKind::ServerUnavailable);
        row("XX000", "connection is insecure (try using `sslmode=require`)", Check::ServerAwake,
            ErrorKind::TlsUnavailable);
        row("08P01", "query_wait_timeout", Check::ServerAwake, ErrorKind::PoolerFull);
        row("08P01", "no more connections allowed (max_client_conn)", Check::ServerAwake, ErrorKind::ConnectionLimit);
        row("57P03", "das Datenbanksystem startet", Check::ServerAwake, ErrorKind::ServerUnavailable);
        row("28P01", "falsches Passwort", Check::PasswordAccepted, ErrorKind::PasswordRejected);
        row("3D000", "keine solche Datenbank", Check::DatabaseExists, ErrorKind::DatabaseUnknown);
        row("XX000", "etwas ganz anderes", Check::PasswordAccepted, ErrorKind::Unexpected);
    }
    void whatOthersSayIsUnderstood()
    {
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, message);
        QFETCH(Check, check);
        const SayingServer server("FATAL", state, message);
        Checks checks;
        QVERIFY(runs(checks,
                     *parseConnectionUrl(
                         u"postgresql://alice:canary-3@localhost:%1/db?sslmode=disable"_s.arg(server.serverPort()))));
        QVERIFY2(checks.checklist().firstFailure() == check, qPrintable(print(checks.checklist())));
        QTEST(checks.checklist().result(check).error->kind, "kind");
        QVERIFY(checks.checklist().result(check).error->detail.contains(QString::fromUtf8(message)));
    }

    void nobodyIsToldThePasswordBeforeItIsKnownWhoAsks()
    {
        const Database database = sharedCluster().createDatabase();
        CheckTask task{addressOf(database)};
        QCOMPARE(m_fault.provoke(u"self-signed"_s, database, task), QString());
        Checks checks;
        QVERIFY(runs(checks, task.location));
        QCOMPARE(m_fault.overheard(), QByteArray());
        QVERIFY(!valueOf(checks.checklist().result(Check::TlsAgreed), Fact::Issuer).isEmpty());
        m_fault.end();
    }

    void aServerThatOnlyReadsIsAWarning()
    {
        const Database database = withTables();
        sharedCluster().sql(u"postgres"_s,
                            u"ALTER ROLE \"%1\" SET default_transaction_read_only = on"_s.arg(database.role));
        Checks checks;
        QVERIFY(runs(checks, addressOf(database)));
        QVERIFY(!checks.checklist().firstFailure());
        QCOMPARE(checks.checklist().result(Check::ServerVersion).concern, Concern::ReadOnly);
    }

    void aClockThatIsOffByAnHourIsAWarning()
    {
        Checks checks([] { return QDateTime::currentMSecsSinceEpoch() + 3'600'000; });
        QVERIFY(runs(checks, addressOf(withTables())));
        const CheckResult &clock = checks.checklist().result(Check::Clock);
        QCOMPARE(clock.concern, Concern::ClockOff);
        const int offset = valueOf(clock, Fact::ClockOffset).toInt();
        QVERIFY2(std::abs(offset + 3'600'000) < 2'000, qPrintable(QString::number(offset)));
    }

    void aPoolerIsCheckedToo()
    {
        Pooler pooler;
        QVERIFY2(pooler.start(sharedCluster()), qPrintable(pooler.errorText()));
        const Database database = withTables();
        QVERIFY(pooler.admit(database));
        Checks checks;
        QVERIFY(runs(checks, *parseConnectionUrl(pooler.url(database))));
        QCOMPARE(print(checks.checklist()), u"ppppWnnppppppWpp"_s);
    }

    void oneIsRepeatedAndTheOthersKeepWhatTheyHave()
    {
        const Database database = sharedCluster().createDatabase();
        Checks checks;
        QVERIFY(runs(checks, addressOf(database)));
        QCOMPARE(checks.checklist().result(Check::Tables).concern, Concern::NoTables);
        const CheckResult before = checks.checklist().result(Check::RoundTrip);
        createTables(database);
        checks.repeat(Check::Tables);
        QCOMPARE(checks.checklist().result(Check::Tables).state, CheckState::Waiting);
        QVERIFY(QTest::qWaitFor([&] { return !checks.isRunning(); }, 10'000));
        QCOMPARE(checks.checklist().result(Check::Tables).state, CheckState::Passed);
        QVERIFY(checks.checklist().result(Check::RoundTrip) == before);
    }

    void aFailedOneIsRepeatedWithAllThatItHeldUp()
    {
        const Database database = withTables();
        FaultProxy proxy(sharedCluster().port());
        proxy.setBlackHole(true);
        Checks checks({}, {500ms, 2s, 2s, 2s});
        QVERIFY(runs(checks, *parseConnectionUrl(sharedCluster().url(database, proxy.port()))));
        QCOMPARE(print(checks.checklist()), u"ppppFsssssssssss"_s);
        proxy.setBlackHole(false);
        checks.repeat(Check::TlsAgreed);
        QVERIFY(QTest::qWaitFor([&] { return !checks.isRunning(); }, 10'000));
        QCOMPARE(print(checks.checklist()), u"ppppWnnppppppWpp"_s);
    }

    void cancelGivesUpAtOnce()
    {
        const Database database = sharedCluster().createDatabase();
        FaultProxy proxy(sharedCluster().port());
        proxy.setBlackHole(true);
        Checks checks;
        int ends = 0;
        connect(&checks, &Checks::finished, this, [&ends] { ++ends; });
        checks.start({*parseConnectionUrl(sharedCluster().url(database, proxy.port()))});
        QTRY_COMPARE(checks.checklist().result(Check::TlsAgreed).state, CheckState::Running);
        checks.cancel();
        QCOMPARE(ends, 1);
        QVERIFY(!checks.isRunning());
        QCOMPARE(print(checks.checklist()), u"ppppwwwwwwwwwwww"_s);
        QTest::qWait(200);
        QCOMPARE(print(checks.checklist()), u"ppppwwwwwwwwwwww"_s);
    }

    void whatIsCheckedLeavesNoConnection()
    {
        const Database database = withTables();
        {
            Checks checks;
            QVERIFY(runs(checks, addressOf(database)));
        }
        QTRY_COMPARE(sharedCluster().sql(u"postgres"_s,
                                         u"SELECT count(*) FROM pg_stat_activity WHERE usename = '%1'"_s.arg(
                                             database.role)),
                     u"0"_s);
    }

    void aFileHasWhatMakesSenseForIt()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"l.budget"_s);
        Checks checks;
        QVERIFY(runs(checks, LocalFile{file}));
        QCOMPARE(print(checks.checklist()), u"pnnnnnnnWnnnnnnn"_s);
        QVERIFY(QDir(folder.path()).isEmpty());
        QCOMPARE(QProcess::execute(u"sqlite3"_s, {file, u"CREATE TABLE expenses (id INTEGER PRIMARY KEY)"_s}), 0);
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(runs(checks, LocalFile{file}));
        QCOMPARE(print(checks.checklist()), u"pnnnnnnnpppnFWnn"_s);
        QVERIFY(QFile::remove(file));
        QFile letter(file);
        QVERIFY(letter.open(QIODevice::WriteOnly));
        letter.write(QByteArray("Dear Alice, ").repeated(100));
        letter.close();
        QVERIFY(runs(checks, LocalFile{file}));
        QVERIFY2(checks.checklist().firstFailure() == Check::DatabaseExists, qPrintable(print(checks.checklist())));
        QCOMPARE(checks.checklist().result(Check::DatabaseExists).error->kind, ErrorKind::FileNotLedger);
    }

private:
    static ServerAddress addressOf(const Database &database)
    {
        return *parseConnectionUrl(sharedCluster().url(database));
    }

    static void createTables(const Database &database)
    {
        sharedCluster().sql(database.name, u"SET ROLE \"%1\";"_s.arg(database.role) + courseDdl());
    }

    static Database withTables()
    {
        const Database database = sharedCluster().createDatabase();
        createTables(database);
        return database;
    }

    static bool isTold(const Checklist &list, const QString &secret)
    {
        for (const CheckResult &result : list.results()) {
            for (const Evidence &evidence : result.evidence) {
                if (evidence.value.contains(secret))
                    return true;
            }
            if (result.error && result.error->detail.contains(secret))
                return true;
        }
        return false;
    }

    Provocation m_fault;
};

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
