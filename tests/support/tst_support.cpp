// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pollwait.h"
#include "support/servers/certificates.h"
#include "support/servers/pooler.h"
#include "support/servers/poolerneighbour.h"
#include "support/servers/postgrescluster.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace budget::test;

namespace {

/// The ids of the processes whose working folder is `folder` or below.
QStringList processesIn(const QString &folder)
{
    QStringList found;
    for (const QString &process : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
        const QString workplace = QFile::symLinkTarget(u"/proc/%1/cwd"_s.arg(process));
        if (workplace.startsWith(folder))
            found += process;
    }
    return found;
}

/// Runs psql as `database`'s owner.
ToolOutcome ask(PostgresCluster &cluster, const Database &database, const QString &text, quint16 port = 0)
{
    return ownerSql(database, port != 0 ? port : cluster.port(), cluster.caFile(), text);
}

/// Runs in a process of its own: prints the folders of its servers, then waits to be killed.
int holdServers()
{
    PostgresCluster cluster;
    Pooler pooler;
    PoolerNeighbour neighbour;
    if (!cluster.start() || !pooler.start(cluster))
        return 1;
    const Database database = cluster.createDatabase();
    if (!pooler.admit(database) || !neighbour.start(pooler, database))
        return 1;
    std::printf("%s\n%s\n%s\n", qPrintable(cluster.socketDir()), qPrintable(pooler.folder()),
                qPrintable(neighbour.folder()));
    std::fflush(stdout);
    QThread::sleep(60);
    return 0;
}

} // namespace

class TestSupport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOverVerifiedTlsWithScram();
    void refusesPlainTextAndWrongPasswords();
    void refusesTheSuperuserOverTcp();
    void keepsItsDataOverARestart_data();
    void keepsItsDataOverARestart();
    void takesAnotherPortWhereOneIsTaken();
    void saysWhyItDoesNotStartAgain();
    void ignoresTheEnvironment();
    void failsTheTestOnWrongSql();
    void twoClustersDoNotKnowEachOther();
    void leavesNothingBehind();
    void leavesNothingBehindWhenKilled();
    void poolerWantsTlsAndAdmission();
    void poolerRefusesStartupParameters();
    void poolerSharesTwoServerConnections();
    void neighbourHurtsWhoReliesOnTheSession();
    void neighbourSparesWholeTransactions();
};

void TestSupport::answersOverVerifiedTlsWithScram()
{
    PostgresCluster &cluster = sharedCluster();
    const Database database = cluster.createDatabase();
    const ToolOutcome answer = ask(cluster, database,
                                   u"SELECT 1, current_user, ssl, current_database() FROM pg_stat_ssl "
                                   "WHERE pid = pg_backend_pid()"_s);
    QCOMPARE(answer.error, QString());
    QCOMPARE(answer.output, u"1|%1|t|%2\n"_s.arg(database.role, database.name));
    QCOMPARE(cluster.sql(database.name, u"SELECT left(rolpassword, 14) FROM pg_authid WHERE rolname = '%1'"_s.arg(
                                            database.role)),
             u"SCRAM-SHA-256$"_s);
    QCOMPARE(cluster.url(database),
             u"postgresql://%1:%2@localhost:%3/%4?sslmode=verify-full&sslrootcert=%5"_s.arg(
                 database.role, database.password, QString::number(cluster.port()), database.name,
                 cluster.caFile().replace(u"/"_s, u"%2F"_s)));
}

void TestSupport::refusesPlainTextAndWrongPasswords()
{
    PostgresCluster &cluster = sharedCluster();
    Database database = cluster.createDatabase();
    const ToolOutcome plain =
        ownerSql(database, cluster.port(), cluster.caFile(), u"SELECT 1"_s, u"disable"_s);
    QVERIFY(!plain.ok);
    QVERIFY2(plain.error.contains(u"no encryption"_s), qPrintable(plain.error));
    database.password += u'x';
    const ToolOutcome wrong = ask(cluster, database, u"SELECT 1"_s);
    QVERIFY(!wrong.ok);
    QVERIFY2(wrong.error.contains(u"password authentication failed"_s), qPrintable(wrong.error));
}

void TestSupport::refusesTheSuperuserOverTcp()
{
    PostgresCluster &cluster = sharedCluster();
    const ToolOutcome answer = ask(cluster, {u"postgres"_s, u"postgres"_s, u"x"_s}, u"SELECT 1"_s);
    QVERIFY(!answer.ok);
    QVERIFY2(answer.error.contains(u"pg_hba.conf rejects"_s), qPrintable(answer.error));
}

void TestSupport::keepsItsDataOverARestart_data()
{
    QTest::addColumn<PostgresCluster::StopMode>("mode");
    QTest::newRow("fast") << PostgresCluster::StopMode::Fast;
    QTest::newRow("immediate") << PostgresCluster::StopMode::Immediate;
}

void TestSupport::keepsItsDataOverARestart()
{
    QFETCH(const PostgresCluster::StopMode, mode);
    PostgresCluster &cluster = sharedCluster();
    const Database database = cluster.createDatabase();
    const quint16 port = cluster.port();
    QVERIFY(ask(cluster, database, u"CREATE TABLE kept AS SELECT 42 AS answer"_s).ok);
    QVERIFY(cluster.stop(mode));
    QVERIFY(!cluster.isRunning());
    const ToolOutcome refused = ask(cluster, database, u"SELECT 1"_s);
    QVERIFY2(refused.error.contains(u"Connection refused"_s), qPrintable(refused.error));
    QVERIFY2(cluster.startAgain(), qPrintable(cluster.errorText()));
    QCOMPARE(cluster.port(), port);
    QCOMPARE(ask(cluster, database, u"SELECT answer FROM kept"_s).output, u"42\n"_s);
}

void TestSupport::takesAnotherPortWhereOneIsTaken()
{
    QTcpServer squatter;
    QVERIFY(squatter.listen(QHostAddress::LocalHost));
    PostgresCluster cluster;
    QVERIFY2(cluster.start(squatter.serverPort()), qPrintable(cluster.errorText()));
    QVERIFY(cluster.port() != squatter.serverPort());
    QVERIFY(ask(cluster, cluster.createDatabase(), u"SELECT 1"_s).ok);
}

void TestSupport::saysWhyItDoesNotStartAgain()
{
    PostgresCluster &cluster = sharedCluster();
    QVERIFY(!cluster.start());
    QVERIFY(cluster.errorText().contains(u"second time"_s));
    QVERIFY(cluster.stop(PostgresCluster::StopMode::Fast));
    QTcpServer squatter;
    QVERIFY(squatter.listen(QHostAddress::LocalHost, cluster.port()));
    QVERIFY(!cluster.startAgain());
    QVERIFY2(cluster.errorText().contains(u"Address already in use"_s), qPrintable(cluster.errorText()));
    squatter.close();
    QVERIFY2(cluster.startAgain(), qPrintable(cluster.errorText()));
}

void TestSupport::ignoresTheEnvironment()
{
    const QByteArray locale = qgetenv("LC_ALL");
    qputenv("PGOPTIONS", "-c no_such_setting=1");
    qputenv("PGSSLMODE", "disable");
    qputenv("PGPORT", "1");
    qputenv("LC_ALL", "de_DE.UTF-8");
    PostgresCluster cluster;
    const bool started = cluster.start();
    const ToolOutcome answer = cluster.trySql(
        u"postgres"_s, u"SELECT datcollate FROM pg_database WHERE datname = current_database(); SHOW timezone"_s);
    qunsetenv("PGOPTIONS");
    qunsetenv("PGSSLMODE");
    qunsetenv("PGPORT");
    qputenv("LC_ALL", locale);
    QVERIFY2(started, qPrintable(cluster.errorText()));
    QCOMPARE(answer.error, QString());
    QCOMPARE(answer.output, u"C.UTF-8\nUTC"_s);
}

void TestSupport::failsTheTestOnWrongSql()
{
    PostgresCluster &cluster = sharedCluster();
    QEXPECT_FAIL("", "this statement is wrong on purpose", Continue);
    cluster.sql(u"postgres"_s, u"SELECT no_such_column"_s);
    QVERIFY(cluster.errorText().contains(u"no_such_column"_s));
    QVERIFY(!cluster.trySql(u"postgres"_s, u"SELECT 1; SELECT no_such_column; SELECT 2"_s).ok);
    QCOMPARE(cluster.trySql(u"postgres"_s, u"SELECT 1; SELECT no_such_column; SELECT 2"_s).output, u"1"_s);
}

void TestSupport::twoClustersDoNotKnowEachOther()
{
    PostgresCluster &one = sharedCluster();
    PostgresCluster other;
    QVERIFY2(other.start(), qPrintable(other.errorText()));
    const Database database = one.createDatabase();
    QVERIFY(ask(one, database, u"SELECT 1"_s).ok);
    QVERIFY(!ask(other, database, u"SELECT 1"_s).ok);
    const ToolOutcome wrongAuthority = ownerSql(database, one.port(), other.caFile(), u"SELECT 1"_s);
    QVERIFY2(wrongAuthority.error.contains(u"certificate verify failed"_s), qPrintable(wrongAuthority.error));
}

void TestSupport::leavesNothingBehind()
{
    QString folder;
    {
        PostgresCluster cluster;
        QVERIFY2(cluster.start(), qPrintable(cluster.errorText()));
        folder = cluster.socketDir();
        QVERIFY(!processesIn(folder).isEmpty());
    }
    QVERIFY(!QFileInfo::exists(folder));
    QVERIFY(pollUntil(5s, [&] { return processesIn(folder).isEmpty(); }));
}

void TestSupport::leavesNothingBehindWhenKilled()
{
    QProcess holder;
    holder.start(QCoreApplication::applicationFilePath(), {u"--hold-servers"_s});
    QStringList folders;
    while (folders.size() < 3) {
        QVERIFY(holder.waitForReadyRead(20000));
        folders += QString::fromUtf8(holder.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }
    for (const QString &folder : std::as_const(folders)) {
        QVERIFY(QFileInfo::exists(folder));
        QVERIFY(!processesIn(folder).isEmpty());
    }
    holder.kill();
    QVERIFY(holder.waitForFinished());
    for (const QString &folder : std::as_const(folders)) {
        QVERIFY(pollUntil(10s, [&] { return processesIn(folder).isEmpty(); }));
        QVERIFY(pollUntil(10s, [&] { return !QFileInfo::exists(folder); }));
    }
}

void TestSupport::poolerWantsTlsAndAdmission()
{
    PostgresCluster &cluster = sharedCluster();
    Pooler pooler;
    QVERIFY2(pooler.start(cluster), qPrintable(pooler.errorText()));
    Database database = cluster.createDatabase();
    QVERIFY(!ask(cluster, database, u"SELECT 1"_s, pooler.port()).ok);
    QVERIFY2(pooler.admit(database), qPrintable(pooler.errorText()));
    const ToolOutcome answer =
        ask(cluster, database, u"SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"_s, pooler.port());
    QCOMPARE(answer.error, QString());
    QCOMPARE(answer.output, u"t\n"_s);
    const ToolOutcome plain = ownerSql(database, pooler.port(), cluster.caFile(), u"SELECT 1"_s, u"disable"_s);
    QVERIFY2(plain.error.contains(u"SSL required"_s), qPrintable(plain.error));
    database.password += u'x';
    const ToolOutcome wrong = ask(cluster, database, u"SELECT 1"_s, pooler.port());
    QVERIFY2(wrong.error.contains(u"SASL authentication failed"_s), qPrintable(wrong.error));
}

void TestSupport::poolerRefusesStartupParameters()
{
    PostgresCluster &cluster = sharedCluster();
    Pooler pooler;
    QVERIFY2(pooler.start(cluster), qPrintable(pooler.errorText()));
    const Database database = cluster.createDatabase();
    QVERIFY2(pooler.admit(database), qPrintable(pooler.errorText()));
    QProcessEnvironment environment =
        ownerEnvironment(database, pooler.port(), cluster.caFile(), cluster.socketDir());
    environment.insert(u"PGOPTIONS"_s, u"-c geqo=off"_s);
    const ToolOutcome refused =
        runTool({u"psql"_s, {u"-XqAt"_s}, cluster.socketDir(), u"SELECT 1"_s, environment});
    QVERIFY2(refused.error.contains(u"unsupported startup parameter"_s), qPrintable(refused.error));
}

void TestSupport::poolerSharesTwoServerConnections()
{
    PostgresCluster &cluster = sharedCluster();
    Pooler pooler;
    PoolerNeighbour first;
    PoolerNeighbour second;
    PoolerNeighbour third;
    QVERIFY2(pooler.start(cluster), qPrintable(pooler.errorText()));
    const Database database = cluster.createDatabase();
    QVERIFY2(pooler.admit(database), qPrintable(pooler.errorText()));
    for (PoolerNeighbour *neighbour : {&first, &second, &third})
        QVERIFY2(neighbour->start(pooler, database), qPrintable(neighbour->errorText()));
    for (PoolerNeighbour *neighbour : {&first, &second, &third}) {
        const qint64 before = neighbour->transactions();
        QVERIFY(pollUntil(10s, [&] { return neighbour->transactions() > before + 100; }));
        QCOMPARE(neighbour->complaints(), QString());
    }
    const QString connections = u"SELECT count(*) FROM pg_stat_activity WHERE usename = '%1'"_s.arg(database.role);
    QCOMPARE(cluster.sql(u"postgres"_s, connections), u"2"_s);
}

void TestSupport::neighbourHurtsWhoReliesOnTheSession()
{
    PostgresCluster &cluster = sharedCluster();
    Pooler pooler;
    PoolerNeighbour neighbour;
    QVERIFY2(pooler.start(cluster), qPrintable(pooler.errorText()));
    const Database database = cluster.createDatabase();
    QVERIFY2(pooler.admit(database), qPrintable(pooler.errorText()));
    const QString text = u"PREPARE mine AS SELECT 'mine';\n\\! sleep 0.1\nEXECUTE mine;\nDEALLOCATE mine;\n"_s;
    QCOMPARE(ask(cluster, database, text.repeated(20), pooler.port()).output, u"mine\n"_s.repeated(20));
    QVERIFY2(neighbour.start(pooler, database), qPrintable(neighbour.errorText()));
    // The pooler decides which server connection a statement gets, so the first attempts may stay on the same one.
    ToolOutcome disturbed;
    const bool isHurt = pollUntil(2min, [&] {
        disturbed = ask(cluster, database, text.repeated(20), pooler.port());
        return disturbed.error.contains(u"prepared statement \"mine\" does not exist"_s);
    });
    QVERIFY2(isHurt, qPrintable(disturbed.output + disturbed.error));
}

void TestSupport::neighbourSparesWholeTransactions()
{
    PostgresCluster &cluster = sharedCluster();
    Pooler pooler;
    PoolerNeighbour neighbour;
    QVERIFY2(pooler.start(cluster), qPrintable(pooler.errorText()));
    const Database database = cluster.createDatabase();
    QVERIFY2(pooler.admit(database), qPrintable(pooler.errorText()));
    QVERIFY2(neighbour.start(pooler, database), qPrintable(neighbour.errorText()));
    const qint64 before = neighbour.transactions();
    const QString text = u"BEGIN;\nSET LOCAL TimeZone = 'UTC';\nINSERT INTO written VALUES (DEFAULT);\nCOMMIT;\n"_s;
    const ToolOutcome outcome = ask(cluster, database,
                                    u"CREATE TABLE written (id serial);\n"_s + text.repeated(500)
                                        + u"SELECT count(*) FROM written;\n"_s,
                                    pooler.port());
    QCOMPARE(outcome.error, QString());
    QCOMPARE(outcome.output, u"500\n"_s);
    QVERIFY2(neighbour.transactions() > before + 20, qPrintable(QString::number(neighbour.transactions())));
    QCOMPARE(neighbour.complaints(), QString());
    neighbour.stop();
    const qint64 after = neighbour.transactions();
    QVERIFY(!pollUntil(100ms, [&] { return neighbour.transactions() != after; }));
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (application.arguments().contains(u"--hold-servers"_s))
        return holdServers();
    TestSupport test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_support.moc"
