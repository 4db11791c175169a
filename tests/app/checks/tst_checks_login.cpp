// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/checkrun.h"
#include "app/checks/impostors.h"
#include "core/reading/connectionurl.h"
#include "db/postgres/driver/pgconnection.h"
#include "support/links/faultproxy.h"
#include "support/servers/pooler.h"
#include "support/servers/postgrescluster.h"
#include "support/verifyresult.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <utility>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Held = std::vector<std::unique_ptr<Connection>>;

/// Opens up to `count` sessions of another client, each with an open transaction.
Held hold(const QString &url, int count)
{
    Held held;
    for (int i = 0; i < count; ++i) {
        auto connection = PgConnection::open(*parseConnectionUrl(url), std::make_shared<Interrupt>());
        if (!connection || !(*connection)->exec(u"BEGIN"_s))
            break;
        held.push_back(*std::move(connection));
    }
    return held;
}

} // namespace

/// The server or pooler is the right one, but refuses the login.
class TestChecksLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_database = sharedCluster().createDatabase(); }

    void aPasswordThatIsWrong()
    {
        CheckTask task = theTask();
        std::get<ServerLogin>(task.login).password = Secret(u"canary-wrong"_s);
        QCOMPARE(CheckRun(task).differenceFrom(passwordRefused()), QString());
        QVERIFY(!sharedCluster().log().contains(u"canary-wrong"_s));
    }

    /// There are reports that a compute which sleeps behind a pooler does not wake for `channel_binding=require`.
    void channelBindingThatIsNotAnsweredIsTriedWithout()
    {
        FaultProxy proxy(sharedCluster().port());
        CheckTask task = theTask();
        addressOf(task).port = proxy.port();
        addressOf(task).parameters.insert(u"channel_binding"_s, u"require"_s);
        CheckLimits limits;
        limits.login = 4s;
        CheckRun run(task, {}, limits);
        bool hasBegun = false;
        connect(&run.checks(), &Checks::changed, this, [&] {
            const bool isLoggingIn = run.list().result(Check::EndpointKnown).state == CheckState::Running;
            if (!isLoggingIn || std::exchange(hasBegun, true))
                return;
            proxy.setBlackHole(true); // the connection of the first login stays dead
            QTimer::singleShot(1500ms, &run.checks(), [&proxy] { proxy.setBlackHole(false); });
        });
        QVERIFY(run.hasEnded());
        const CheckResult &login = run.list().result(Check::PasswordAccepted);
        QCOMPARE(login.state, CheckState::Warned);
        QCOMPARE(login.concern, Concern::BindingUnanswered);
        QCOMPARE(run.list().result(Check::RoundTrip).state, CheckState::Passed);
        QVERIFY(run.allText().contains(u"Remove channel_binding=require"_s));
    }

    void aPasswordThatIsNotThere()
    {
        CheckTask task = theTask();
        task.secretError = Error{ErrorKind::SecretMissing, Field::Password, {}, {}, {}};
        CheckRun run(task);
        QCOMPARE(run.differenceFrom({Check::SecretAvailable, ErrorKind::SecretMissing, u"no password is stored"_s,
                                     u"enter it again"_s}),
                 QString());
        QCOMPARE(run.list().result(Check::TlsAgreed).state, CheckState::Warned); // the certificate expires in two days
    }

    void aUserThatIsUnknown()
    {
        CheckTask task = theTask();
        addressOf(task).user = u"remaining connection slots are reserved"_s;
        QCOMPARE(CheckRun(task).differenceFrom(passwordRefused()), QString());
    }

    void aUserThatMayNotLogIn()
    {
        superuser(u"ALTER ROLE \"%1\" NOLOGIN"_s.arg(m_database.role));
        QCOMPARE(CheckRun(theTask()).differenceFrom({Check::PasswordAccepted, ErrorKind::LoginForbidden,
                                                     u"this role may not log in"_s, u"Use another role"_s}),
                 QString());
    }

    void aUserThatTheServerTurnsAway()
    {
        CheckTask task = theTask();
        addressOf(task).user = u"postgres"_s;
        QCOMPARE(CheckRun(task).differenceFrom({Check::ServerAwake, ErrorKind::AddressRefused,
                                                u"does not accept connections from this network"_s, u"IP Allow"_s}),
                 QString());
    }

    void aDatabaseThatIsUnknown_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"nowhere"_s;
        QTest::newRow("named like an error") << u"password authentication failed"_s;
        QTest::newRow("named like a text of libpq") << u"\nconnection to server at \"h\", port 1 failed: FATAL:  "
                                                       "28P01: password authentication failed"_s;
    }
    void aDatabaseThatIsUnknown()
    {
        CheckTask task = theTask();
        QFETCH(QString, name);
        addressOf(task).database = name;
        QCOMPARE(CheckRun(task).differenceFrom({Check::DatabaseExists, ErrorKind::DatabaseUnknown,
                                                u"no database of this name"_s, u"after the last '/'"_s}),
                 QString());
    }

    void aDatabaseWithoutTheRightToConnect()
    {
        superuser(u"REVOKE ALL ON DATABASE \"%1\" FROM PUBLIC, \"%2\""_s.arg(m_database.name, m_database.role));
        QCOMPARE(CheckRun(theTask()).differenceFrom({Check::DatabaseExists, ErrorKind::PermissionDenied,
                                                     u"may not connect to it"_s, u"ask its owner for the privilege"_s}),
                 QString());
    }

    void aRoleOrDatabaseWithAllItsConnections_data()
    {
        QTest::addColumn<QString>("limit");
        QTest::newRow("role") << u"ALTER ROLE \"owner_of_%1\" CONNECTION LIMIT 1"_s;
        QTest::newRow("database") << u"ALTER DATABASE \"%1\" CONNECTION LIMIT 1"_s;
    }
    void aRoleOrDatabaseWithAllItsConnections()
    {
        QFETCH(QString, limit);
        superuser(limit.arg(m_database.name));
        const Held held = hold(sharedCluster().url(m_database), 1);
        QCOMPARE(held.size(), 1);
        QCOMPARE(CheckRun(theTask()).differenceFrom(noFreeConnection()), QString());
    }

    void aServerWithAllItsConnections()
    {
        PostgresCluster &cluster = sharedCluster();
        superuser(u"ALTER SYSTEM SET max_connections = 6"_s);
        superuser(u"ALTER SYSTEM SET superuser_reserved_connections = 2"_s);
        restart();
        const Held held = hold(cluster.url(m_database), 10);
        QCOMPARE(held.size(), 4);
        CheckRun reserved(theTask());
        QCOMPARE(reserved.differenceFrom(noFreeConnection()), QString());
        QVERIFY(reserved.allText().contains(u"remaining connection slots are reserved"_s));
        // Two superuser sessions take the reserved slots too.
        ServerProcess first;
        ServerProcess second;
        QVERIFY(sleepAsSuperuser(first) && sleepAsSuperuser(second));
        CheckRun tooMany(theTask());
        QCOMPARE(tooMany.differenceFrom(noFreeConnection()), QString());
        QVERIFY2(tooMany.allText().contains(u"too many clients"_s), qPrintable(tooMany.allText()));
        restart();
        superuser(u"ALTER SYSTEM RESET ALL"_s);
        restart();
    }

    void aServerThatIsShuttingDown()
    {
        PostgresCluster &cluster = sharedCluster();
        const Held held = hold(cluster.url(m_database), 1); // a smart shutdown waits for this session
        QCOMPARE(held.size(), 1);
        const auto pid = superuser(u"SELECT pg_read_file('postmaster.pid')"_s).section(u'\n', 0, 0).toInt();
        QVERIFY(pid > 1);
        QCOMPARE(::kill(pid, SIGTERM), 0);
        QTRY_VERIFY(cluster.log().contains(u"received smart shutdown request"_s));
        QCOMPARE(CheckRun(theTask()).differenceFrom({Check::ServerAwake, ErrorKind::ServerUnavailable,
                                                     u"starting or stopping"_s, u"Try again in a moment"_s}),
                 QString());
        QVERIFY(cluster.stop(PostgresCluster::StopMode::Fast) && cluster.startAgain());
    }

    void aPoolerThatTakesNoParameters_data()
    {
        QTest::addColumn<QString>("options");
        QTest::newRow("a setting") << u"-c search_path=public"_s;
        QTest::newRow("an endpoint") << u"endpoint=ep-one-1"_s;
    }
    void aPoolerThatTakesNoParameters()
    {
        QFETCH(QString, options);
        Pooler pooler;
        startPooler(pooler, {});
        CheckTask task{*parseConnectionUrl(pooler.url(m_database))};
        addressOf(task).parameters[u"options"_s] = options;
        QCOMPARE(CheckRun(task).differenceFrom(
                     {Check::ServerAwake, ErrorKind::ParameterRefused, u"has a parameter"_s, u"direct host"_s}),
                 QString());
    }

    void aPoolerWithAllItsClients()
    {
        Pooler pooler;
        startPooler(pooler, {u"SET max_client_conn = 1"_s});
        const Held held = hold(pooler.url(m_database), 1);
        QCOMPARE(held.size(), 1);
        CheckRun run(CheckTask{*parseConnectionUrl(pooler.url(m_database))});
        QCOMPARE(run.differenceFrom(noFreeConnection()), QString());
    }

    void aPoolerWithoutAFreeServer()
    {
        Pooler pooler;
        startPooler(pooler, {u"SET query_wait_timeout = 1"_s});
        const Held held = hold(pooler.url(m_database), 2);
        QCOMPARE(held.size(), 2);
        CheckRun run(CheckTask{*parseConnectionUrl(pooler.url(m_database))});
        QCOMPARE(run.differenceFrom({Check::ServerAwake, ErrorKind::PoolerFull, u"found no free connection"_s,
                                     u"close other programs"_s}),
                 QString());
    }

    void aPoolerWhoseServerIsGone()
    {
        Pooler pooler;
        startPooler(pooler, {u"SET query_wait_timeout = 2"_s});
        QVERIFY(sharedCluster().stop(PostgresCluster::StopMode::Fast));
        CheckRun run(CheckTask{*parseConnectionUrl(pooler.url(m_database))});
        const QString difference = run.differenceFrom(
            {Check::ServerAwake, ErrorKind::PoolerFull, u"found no free connection to it"_s, u"Try again"_s});
        QVERIFY(sharedCluster().startAgain());
        QCOMPARE(difference, QString());
    }

    void aServerThatWantsThePasswordItself()
    {
        const ScriptedServer server(Manner::AsksForClearText, m_impostors.good());
        QCOMPARE(CheckRun(taskFor(server.port(), m_impostors.query())).differenceFrom(unproven()), QString());
        QVERIFY(!server.received().contains("canary-of-alice"));
    }

    void aServerThatDoesNotKnowThePassword()
    {
        const ScriptedServer server(Manner::SignsWrongly, m_impostors.good());
        QCOMPARE(CheckRun(taskFor(server.port(), m_impostors.query())).differenceFrom(unproven()), QString());
        QVERIFY(!server.received().contains("canary-of-alice"));
    }

    void theServersLogHasNoPassword()
    {
        QVERIFY(sharedCluster().log().contains(u"password authentication failed"_s)); // failures of earlier tests
        QVERIFY(!sharedCluster().log().contains(u"canary"_s));
        QVERIFY(!sharedCluster().log().contains(m_database.password));
    }

private:
    static ServerAddress &addressOf(CheckTask &task) { return std::get<ServerLogin>(task.login).address; }
    static QString superuser(const QString &text) { return sharedCluster().sql(u"postgres"_s, text); }

    static void restart()
    {
        QVERIFY(sharedCluster().stop(PostgresCluster::StopMode::Fast) && sharedCluster().startAgain());
    }

    static Blame passwordRefused()
    {
        return {Check::PasswordAccepted, ErrorKind::PasswordRejected, u"did not accept it"_s,
                u"copy the connection string again"_s};
    }
    static Blame noFreeConnection()
    {
        return {Check::ServerAwake, ErrorKind::ConnectionLimit, u"no free connection"_s, u"Close other programs"_s};
    }
    static Blame unproven()
    {
        return {Check::PasswordAccepted, ErrorKind::CertificateRejected, u"did not prove that it knows the password"_s,
                u"offer SCRAM"_s};
    }

    [[nodiscard]] CheckTask theTask() const { return {*parseConnectionUrl(sharedCluster().url(m_database))}; }

    void startPooler(Pooler &pooler, const QStringList &settings) const
    {
        QVERIFY2(pooler.start(sharedCluster()) && pooler.admit(m_database), qPrintable(pooler.errorText()));
        for (const QString &setting : settings) {
            const ToolOutcome done = pooler.console(setting);
            QVERIFY2(done, qPrintable(done.error));
        }
    }

    /// Returns once the session of the superuser exists.
    static bool sleepAsSuperuser(ServerProcess &process)
    {
        PostgresCluster &cluster = sharedCluster();
        const QString log = cluster.socketDir() + u"/sleeper.log"_s;
        const qsizetype before = QDir(cluster.socketDir()).entryList({u"awake-*"_s}).size();
        const QString mark = cluster.socketDir() + u"/awake-%1"_s.arg(before);
        return process.start({u"psql"_s,
                              {u"-XqAt"_s, u"-h"_s, cluster.socketDir(), u"-p"_s, QString::number(cluster.port()),
                               u"-U"_s, u"postgres"_s, u"-d"_s, u"postgres"_s, u"-c"_s,
                               u"COPY (SELECT 1) TO '%1'"_s.arg(mark), u"-c"_s, u"SELECT pg_sleep(120)"_s},
                              cluster.socketDir()},
                             log, log, SIGKILL)
            && QTest::qWaitFor([&] { return QFileInfo::exists(mark); }, 10'000);
    }

    const Impostors m_impostors;
    Database m_database;
};

QTEST_GUILESS_MAIN(TestChecksLogin)
#include "tst_checks_login.moc"
