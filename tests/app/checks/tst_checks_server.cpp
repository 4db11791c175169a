// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/checkrun.h"
#include "app/checks/tabledeployment.h"
#include "core/reading/connectionurl.h"
#include "db/postgres/driver/pgconnection.h"
#include "support/coursetables.h"
#include "support/links/faultproxy.h"
#include "support/places/fulldisk.h"
#include "support/servers/postgrescluster.h"
#include "support/verifyresult.h"
#include "words/checks/checkwords.h"
#include "words/errors/wording.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The small file system; created while the process has a single thread.
const FullDisk *smallDisk = nullptr;

} // namespace

/// The login succeeds, and then the server cannot or will not execute the checklist's statements.
class TestChecksServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_database = sharedCluster().createDatabase(); }

    void noRightToCreate()
    {
        inDatabase(u"REVOKE CREATE ON SCHEMA public FROM pg_database_owner"_s);
        QCOMPARE(CheckRun(theTask()).differenceFrom({Check::Rights, ErrorKind::PermissionDenied,
                                                     u"may not create any"_s, u"GRANT CREATE ON SCHEMA public TO"_s}),
                 QString());
    }

    void noRightToRead()
    {
        inDatabase(courseDdl());
        inDatabase(u"GRANT SELECT ON users, categories TO \"%1\""_s.arg(m_database.role));
        QCOMPARE(CheckRun(theTask()).differenceFrom({Check::Rights, ErrorKind::PermissionDenied,
                                                     u"may not read all of the tables"_s,
                                                     u"GRANT SELECT, INSERT, UPDATE, DELETE ON"_s}),
                 QString());
    }

    /// The owner runs the statements in a session with another search_path.
    void theStatementsThatAreShownGiveAllRights()
    {
        inDatabase(courseDdl());
        inDatabase(u"GRANT SELECT ON users, categories TO \"%1\""_s.arg(m_database.role));
        CheckRun denied(theTask());
        QVERIFY(denied.hasEnded());
        const QString step = wording::checkStep(denied.list().result(Check::Rights));
        QVERIFY2(step.contains(u"GRANT USAGE ON SEQUENCE public.expenses_id_seq TO"_s), qPrintable(step));
        inDatabase(u"SET search_path = pg_catalog; "_s + step.section(u": "_s, 1));
        CheckRun allowed(theTask());
        QVERIFY(allowed.hasEnded());
        const auto &evidence = allowed.list().result(Check::Rights).evidence;
        QVERIFY(std::ranges::find(evidence, Fact::HasRights, &Evidence::fact) != evidence.end());
    }

    void noTablesYet()
    {
        CheckRun run(theTask());
        QVERIFY(run.hasEnded());
        QVERIFY2(!run.list().firstFailure(), qPrintable(print(run.list())));
        const CheckResult &tables = run.list().result(Check::Tables);
        QCOMPARE(tables.concern, Concern::NoTables);
        QVERIFY(wording::checkStep(tables).contains(u"created when the ledger is opened"_s));
        QCOMPARE(actionFor(tables, locationOf(theTask().login)), CheckAction::CreateTables);
    }

    void otherTables()
    {
        asOwner(u"CREATE TABLE expenses (id integer, amount text)"_s);
        QCOMPARE(CheckRun(theTask()).differenceFrom({Check::Tables, ErrorKind::TablesDiffer,
                                                     u"do not have the structure that the program needs"_s,
                                                     u"choose another database"_s}),
                 QString());
    }

    void onlyWhatWasReadCountsAsPassed_data()
    {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QString>("letters");
        QTest::newRow("schema") << QString() << u"nowhere"_s << u"ppppWnnppppsFspp"_s;
        QTest::newRow("version") << u"SELECT 1 / 0 AS version"_s << QString() << u"ppppWnnppFssssss"_s;
    }
    void onlyWhatWasReadCountsAsPassed()
    {
        QFETCH(QString, view);
        QFETCH(QString, schema);
        if (!view.isEmpty()) {
            inDatabase(u"CREATE VIEW bt_schema_migrations AS "_s + view);
            inDatabase(u"GRANT SELECT ON bt_schema_migrations TO \"%1\""_s.arg(m_database.role));
        }
        ServerLogin to = login();
        to.address.schema = schema;
        CheckRun run({to});
        QVERIFY(run.hasEnded());
        QTEST(print(run.list()), "letters");
    }

    void sleepUnderTheConnection()
    {
        const auto locked = lockedTable();
        CheckRun run(theTask());
        awaitLock();
        endSessions();
        QCOMPARE(run.differenceFrom(
                     {Check::RoundTrip, ErrorKind::ConnectionLost, u"went to sleep"_s, u"reconnects by itself"_s}),
                 QString());
        QVERIFY(run.allText().contains(u"57P01"_s));
        run.checks().repeat(Check::RoundTrip);
        awaitLock();
        VERIFY_RESULT(locked->exec(u"ROLLBACK"_s));
        QVERIFY(run.hasEnded());
        QVERIFY2(!run.list().firstFailure(), qPrintable(print(run.list())));
    }

    void aCrashUnderTheConnection()
    {
        const auto locked = lockedTable();
        CheckRun run(theTask());
        awaitLock();
        QVERIFY(sharedCluster().stop(PostgresCluster::StopMode::Immediate));
        const QString difference = run.differenceFrom(
            {Check::RoundTrip, ErrorKind::ConnectionLost, u"was cut"_s, u"Check again"_s});
        QVERIFY(sharedCluster().startAgain());
        QCOMPARE(difference, QString());
    }

    void aSessionThatIdledTooLong()
    {
        superuser(u"ALTER ROLE \"%1\" SET idle_session_timeout = '20ms'"_s.arg(m_database.role));
        FaultProxy proxy(sharedCluster().port());
        proxy.setDelay(200ms); // between the login and the first query
        CheckRun run({*parseConnectionUrl(sharedCluster().url(m_database, proxy.port()))});
        QCOMPARE(run.differenceFrom({Check::RoundTrip, ErrorKind::ConnectionLost, u"ended the connection"_s,
                                     u"reconnects by itself"_s}),
                 QString());
        QVERIFY2(run.allText().contains(u"57P05"_s), qPrintable(run.allText()));
    }

    /// The checklist never leaves a transaction open; therefore this test uses a connection of the program directly.
    void aTransactionThatIdledTooLong()
    {
        const auto connection = PgConnection::open(login(), std::make_shared<Interrupt>());
        VERIFY_RESULT(connection);
        VERIFY_RESULT((*connection)->exec(u"BEGIN"_s)); // the program's own settings set this timeout to a minute
        VERIFY_RESULT((*connection)->exec(u"SET LOCAL idle_in_transaction_session_timeout = '20ms'"_s));
        QTRY_COMPARE(superuser(u"SELECT count(*) FROM pg_stat_activity WHERE usename = '%1'"_s.arg(m_database.role)),
                     u"0"_s);
        const auto answer = (*connection)->exec(u"SELECT 1"_s);
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, ErrorKind::ConnectionLost);
        QCOMPARE(answer.error().sqlState, u"25P03"_s);
    }

    void aStatementTimeoutOfTheServers()
    {
        superuser(u"ALTER ROLE \"%1\" SET statement_timeout = '200ms'"_s.arg(m_database.role));
        const auto locked = lockedTable();
        CheckRun run(theTask());
        QCOMPARE(run.differenceFrom(tooLong()), QString());
        QVERIFY(run.allText().contains(u"57014"_s));
    }

    void aServerThatIsBusyForTooLong()
    {
        const auto locked = lockedTable();
        CheckRun run(theTask(), {}, {.statement = 1s});
        QCOMPARE(run.differenceFrom(tooLong()), QString());
    }

    void aConnectionThatIsCutDuringAQuery()
    {
        const auto locked = lockedTable();
        FaultProxy proxy(sharedCluster().port());
        CheckRun run({*parseConnectionUrl(sharedCluster().url(m_database, proxy.port()))});
        awaitLock();
        proxy.cutAll();
        QCOMPARE(run.differenceFrom(
                     {Check::RoundTrip, ErrorKind::ConnectionLost, u"was cut"_s, u"a firewall or the network"_s}),
                 QString());
    }

    void aServerThatOnlyReads_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::newRow("role") << u"ALTER ROLE \"owner_of_%1\" SET default_transaction_read_only = on"_s;
        QTest::newRow("database") << u"ALTER DATABASE \"%1\" SET default_transaction_read_only = on"_s;
    }
    void aServerThatOnlyReads()
    {
        asOwner(courseDdl());
        QFETCH(QString, setting);
        superuser(setting.arg(m_database.name));
        CheckRun run(theTask());
        QVERIFY(run.hasEnded());
        QVERIFY2(!run.list().firstFailure(), qPrintable(print(run.list())));
        const CheckResult &version = run.list().result(Check::ServerVersion);
        QCOMPARE(version.concern, Concern::ReadOnly);
        QVERIFY(wording::checkStep(version).contains(u"primary server instead of a replica"_s));
    }

    /// The server's `temp_file_limit`, and a disk that is really full if this process may mount a file system.
    void aDiskThatIsFull_data()
    {
        QTest::addColumn<bool>("isLimit");
        QTest::newRow("temp_file_limit") << true;
        QTest::newRow("disk") << !smallDisk->isMounted();
    }
    void aDiskThatIsFull()
    {
        QFETCH(bool, isLimit);
        if (isLimit)
            superuser(u"ALTER ROLE \"%1\" SET temp_file_limit = '64kB'"_s.arg(m_database.role));
        else
            putFilesOnSmallDisk(u"temp_tablespaces"_s);
        superuser(u"ALTER ROLE \"%1\" SET work_mem = '64kB'"_s.arg(m_database.role));
        // The query for the version needs more temporary disk space than there is.
        asOwner(u"CREATE VIEW bt_schema_migrations AS SELECT version FROM generate_series(1, 200000) AS t(version)"_s);
        CheckRun run(theTask());
        QCOMPARE(run.differenceFrom({Check::RoundTrip, ErrorKind::DiskFull, u"disk is full"_s, u"storage"_s}),
                 QString());
        QVERIFY2(run.allText().contains(isLimit ? u"53400"_s : u"53100"_s), qPrintable(run.allText()));
    }

    /// The checklist writes nothing, but the deployment of the tables does.
    void aDiskThatIsFullWhileTablesAreCreated_data()
    {
        QTest::addColumn<bool>("isSaid");
        QTest::newRow("said") << true;
        QTest::newRow("disk") << !smallDisk->isMounted();
    }
    void aDiskThatIsFullWhileTablesAreCreated()
    {
        QFETCH(bool, isSaid);
        if (isSaid)
            inDatabase(u"CREATE FUNCTION fail() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
                       "'could not extend file because project size limit (512 MB) has been exceeded' "
                       "USING ERRCODE = '53100'; END $$; "
                       "CREATE EVENT TRIGGER fail ON ddl_command_end EXECUTE FUNCTION fail()"_s);
        else
            fillSmallDisk(u"default_tablespace"_s);
        const auto clear = qScopeGuard([] { smallDisk->clear(); });
        TableDeployment deployment;
        const auto answer = deployment.deploy(login());
        QVERIFY(QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000));
        QVERIFY(!answer.result().has_value());
        const Error error = answer.result().error();
        QCOMPARE(error.sqlState, u"53100"_s);
        QVERIFY2(wording::whatHappened(error).contains(u"The server's disk is full"_s), qPrintable(error.detail));
        QVERIFY(wording::nextStep(error).contains(u"storage"_s));
        QCOMPARE(sharedCluster().sql(m_database.name, u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s),
                 u"0"_s);
    }

    /// The clock is ahead. With a clock that is behind, the test certificate would not be valid yet.
    void aClockThatIsOffByAnHour()
    {
        const qint64 ahead = 3'600'000;
        CheckRun run(theTask(), [ahead] { return QDateTime::currentMSecsSinceEpoch() + ahead; });
        QVERIFY(run.hasEnded());
        QVERIFY2(!run.list().firstFailure(), qPrintable(print(run.list())));
        const CheckResult &clock = run.list().result(Check::Clock);
        QCOMPARE(clock.concern, Concern::ClockOff);
        QVERIFY(std::abs(valueOf(clock, Fact::ClockOffset).toLongLong() + ahead) < 10'000);
        QVERIFY(wording::checkStep(clock).contains(u"date and time"_s));
    }

private:
    static QString superuser(const QString &text) { return sharedCluster().sql(u"postgres"_s, text); }
    void inDatabase(const QString &text) const { sharedCluster().sql(m_database.name, text); }
    void asOwner(const QString &text) const { inDatabase(u"SET ROLE \"%1\";"_s.arg(m_database.role) + text); }

    [[nodiscard]] ServerLogin login() const { return *parseConnectionUrl(sharedCluster().url(m_database)); }
    [[nodiscard]] CheckTask theTask() const { return {login()}; }

    static Blame tooLong()
    {
        return {Check::RoundTrip, ErrorKind::StatementTimeout, u"took too long to answer"_s, u"locked the tables"_s};
    }

    /// Creates one of the program's tables and locks it in another session, so that the checklist's query waits.
    [[nodiscard]] std::unique_ptr<Connection> lockedTable() const
    {
        asOwner(u"CREATE TABLE bt_schema_migrations (version integer)"_s);
        auto connection = PgConnection::open(login(), std::make_shared<Interrupt>());
        if (!connection || !(*connection)->exec(u"BEGIN"_s)
            || !(*connection)->exec(u"LOCK TABLE bt_schema_migrations IN ACCESS EXCLUSIVE MODE"_s))
            qFatal("the table could not be locked");
        return *std::move(connection);
    }

    void awaitLock() const
    {
        QTRY_COMPARE_WITH_TIMEOUT(
            superuser(u"SELECT count(*) FROM pg_stat_activity WHERE usename = '%1' AND wait_event_type = 'Lock'"_s.arg(
                m_database.role)),
            u"1"_s, 9'000);
    }

    /// Ends the checklist's session, which waits for the lock, as Neon does when a compute goes to sleep.
    void endSessions() const
    {
        superuser(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '%1' "
                  "AND wait_event_type = 'Lock'"_s.arg(m_database.role));
    }

    void putFilesOnSmallDisk(const QString &setting) const
    {
        QVERIFY(smallDisk->giveToServers());
        if (superuser(u"SELECT count(*) FROM pg_tablespace WHERE spcname = 'small'"_s) == u"0")
            superuser(u"CREATE TABLESPACE small LOCATION '%1'"_s.arg(smallDisk->path()));
        superuser(u"GRANT CREATE ON TABLESPACE small TO \"%1\""_s.arg(m_database.role));
        superuser(u"ALTER ROLE \"%1\" SET %2 = 'small'"_s.arg(m_database.role, setting));
    }

    void fillSmallDisk(const QString &setting) const
    {
        putFilesOnSmallDisk(setting);
        smallDisk->fill();
    }

    Database m_database;
};

int main(int argc, char **argv)
{
    const FullDisk disk; // before the process starts a thread
    smallDisk = &disk;
    const QCoreApplication application(argc, argv);
    TestChecksServer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_checks_server.moc"
