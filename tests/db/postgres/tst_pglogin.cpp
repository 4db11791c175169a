// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "db/engines.h"
#include "db/pool/pool.h"
#include "db/postgres/driver/pgconnection.h"
#include "db/postgres/pgtargets.h"
#include "support/links/fullbacklog.h"
#include "support/servers/certificates.h"
#include "support/servers/freeport.h"
#include "support/servers/scriptedserver.h"

#include <QTcpServer>
#include <QTest>

#include <sys/stat.h>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString printed(const std::vector<PgTarget> &targets)
{
    QStringList list;
    for (const PgTarget &target : targets)
        list << u"%1 %2 %3"_s.arg(target.host, target.address).arg(target.port);
    return list.join(u", "_s);
}

Result<std::unique_ptr<Connection>> opened(const ServerLogin &login, std::chrono::milliseconds patience)
{
    PgTimeouts timeouts;
    timeouts.connect = patience;
    return PgConnection::open(login, std::make_shared<Interrupt>(), timeouts);
}

} // namespace

/// A login ends at its deadline, whatever the resolver, a file or the server does.
class TestPgLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_folder.isValid(), qPrintable(m_folder.errorText()));
        const ToolOutcome made = makeCertificates(m_folder);
        QVERIFY2(made, qPrintable(made.error));
    }

    void aServerThatHasThePasswordHashedWithoutEnd()
    {
        const ScriptedServer server(Manner::HashesWithoutEnd, identity());
        const auto connection = opened(loginOf(server), 1'500ms);
        QVERIFY(!connection);
        QCOMPARE(connection.error().kind, ErrorKind::ConnectTimeout);
    }

    void aLoginThatIsGivenUpAnswersItsJob()
    {
        const ScriptedServer server(Manner::HashesWithoutEnd, identity());
        PoolSettings settings;
        settings.size = 1;
        Pool pool(settings, [login = loginOf(server)](InterruptPtr interrupt) {
            return PgConnection::open(login, std::move(interrupt), {});
        });
        auto answer = pool.run([](Connection &connection) { return connection.exec(u"SELECT 1"_s); });
        QTest::qWait(300); // time enough to start the computation on a fast machine
        pool.cancelAll();
        QVERIFY(answer.isFinished());
        QCOMPARE(answer.result().error().kind, ErrorKind::Cancelled);
        // The destructor of the pool must not wait for the computation.
    }

    void aFileThatIsAPipeIsNotOpened_data()
    {
        QTest::addColumn<QString>("parameter");
        for (const char *name : {"sslrootcert", "sslcert", "sslkey", "sslcrl"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void aFileThatIsAPipeIsNotOpened()
    {
        QFETCH(QString, parameter);
        const ScriptedServer server(Manner::OffersScram, identity());
        const QString pipe = m_folder.filePath(u"pipe"_s);
        ::mkfifo(qPrintable(pipe), 0666);
        ServerLogin login = loginOf(server);
        login.address.parameters[parameter] = pipe;
        const auto connection = opened(login, 30'000ms);
        QVERIFY(!connection);
        QCOMPARE(connection.error().kind, ErrorKind::CertificateFileMissing);
        QVERIFY2(connection.error().detail.contains(parameter) && connection.error().detail.contains(pipe),
                 qPrintable(connection.error().detail));
    }

    void everyAddressIsPassedToLibpq()
    {
        const PgTargets local = lookUp({{u"localhost"_s, 1},
                                        {u"192.0.2.1"_s, 2},
                                        {u"2001:db8::1"_s, 3},
                                        {u"/run/postgresql"_s, 4},
                                        {u"nowhere.invalid"_s, 5}});
        QVERIFY2(printed(local.found).contains(u"localhost 127.0.0.1 1"_s), qPrintable(printed(local.found)));
        QVERIFY(printed(local.found).endsWith(u", 192.0.2.1  2, 2001:db8::1  3, /run/postgresql  4"_s));
        QVERIFY2(local.unknown.startsWith(u"could not translate host name \"nowhere.invalid\" to address: "_s),
                 qPrintable(local.unknown));
        QMap<QString, QString> parameters;
        setTargets(parameters, {{u"a"_s, u"1.2.3.4"_s, 5}, {u"a"_s, u"::1"_s, 5}, {u"/s"_s, {}, 6}});
        QCOMPARE(parameters.value(u"host"_s), u"a,a,/s"_s);
        QCOMPARE(parameters.value(u"hostaddr"_s), u"1.2.3.4,::1,"_s);
        QCOMPARE(parameters.value(u"port"_s), u"5,5,6"_s);
        setTargets(parameters = {}, {{u"/s"_s, {}, 6}});
        QVERIFY(!parameters.contains(u"hostaddr"_s));
    }

    void severalHostsAreLookedUpInTheirOrder()
    {
        const Interrupt interrupt;
        const auto deadline = std::chrono::steady_clock::now() + 20s;
        const PgTargets targets = lookUp({{u"nowhere.invalid"_s, 1}, {u"127.0.0.1"_s, 2}, {u"/run/postgresql"_s, 3}},
                                         interrupt, deadline);
        QCOMPARE(printed(targets.found), u"127.0.0.1  2, /run/postgresql  3"_s);
        QVERIFY(targets.unknown.contains(u"nowhere.invalid"_s));
        const PgTargets inTime = lookUp({{u"nowhere.invalid"_s, 1}, {u"::1"_s, 2}}, interrupt, {});
        QVERIFY(printed(inTime.found).endsWith(u"::1  2"_s)); // although the deadline has passed
    }

    void aNameWithoutAddressIsNamed()
    {
        ServerLogin login;
        login.address.host = u"nowhere.invalid"_s;
        const auto connection = opened(login, 20'000ms);
        QVERIFY(!connection);
        QVERIFY(connection.error().kind == ErrorKind::HostUnknown
                || connection.error().kind == ErrorKind::LookupFailed);
        QVERIFY(connection.error().detail.contains(u"nowhere.invalid"_s));
    }

    /// Each host of a list is tried within the deadline, even after a host that does not answer.
    void hostsThatDoNotAnswerLeaveTimeForTheNext_data()
    {
        QTest::addColumn<int>("silent");
        QTest::addColumn<int>("unknown");
        QTest::addColumn<int>("closed");
        QTest::newRow("a silent one") << 1 << 0 << 0;
        QTest::newRow("two silent ones") << 2 << 0 << 0;
        QTest::newRow("a name without address") << 0 << 1 << 0;
        QTest::newRow("a closed port") << 0 << 0 << 1;
        QTest::newRow("all of them") << 1 << 1 << 1;
    }
    void hostsThatDoNotAnswerLeaveTimeForTheNext()
    {
        QFETCH(int, silent);
        QFETCH(int, unknown);
        QFETCH(int, closed);
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const FullBacklog backlog(server);
        ServerLogin login = database.server();
        std::vector<HostPort> hosts;
        hosts.insert(hosts.end(), static_cast<std::size_t>(silent), {u"127.0.0.1"_s, server.serverPort()});
        hosts.insert(hosts.end(), static_cast<std::size_t>(unknown), {u"nowhere.invalid"_s, 5432});
        hosts.insert(hosts.end(), static_cast<std::size_t>(closed), {u"localhost"_s, freePort()});
        hosts.push_back({login.address.host, login.address.port});
        login.address.setHosts(hosts);
        const auto connection = opened(login, 6'000ms);
        QVERIFY2(connection, qPrintable(connection ? QString() : connection.error().detail));
        QVERIFY((*connection)->exec(u"SELECT 1"_s));
    }

    void whenNobodyAnswersEachIsNamed()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const FullBacklog backlog(server);
        ServerLogin login;
        login.address.setHosts({{u"localhost"_s, server.serverPort()},
                          {u"127.0.0.1"_s, server.serverPort()},
                          {u"127.0.0.1"_s, freePort()}});
        const auto connection = opened(login, 2'000ms);
        QVERIFY(!connection);
        QVERIFY2(connection.error().detail.contains(u"timeout expired"_s), qPrintable(connection.error().detail));
    }

private:
    [[nodiscard]] ScriptedServer::Identity identity() const
    {
        return {m_folder.filePath(kServerCertificateFile), m_folder.filePath(kServerKeyFile)};
    }

    [[nodiscard]] ServerLogin loginOf(const ScriptedServer &server) const
    {
        return *parseConnectionUrl(
            u"postgresql://alice:secret@localhost:%1/b?sslmode=verify-full&sslrootcert=%2"_s.arg(server.port())
                .arg(m_folder.filePath(kCaFile)));
    }

    const WatchedFolder m_folder{u"login"_s, WatchedFolder::Owner::ServerUser};
};

QTEST_GUILESS_MAIN(TestPgLogin)
#include "tst_pglogin.moc"
