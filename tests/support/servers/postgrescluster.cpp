// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/postgrescluster.h"

#include "support/pollwait.h"
#include "support/servers/certificates.h"
#include "support/servers/freeport.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace budget::test {

namespace {

constexpr QLatin1StringView kLogFile{"server.log"};
constexpr int kPortAttempts = 5;
constexpr int kLongestSocketPath = 107;

/// The folder with the programs of the newest installed version; empty if none is installed.
QString findPrograms()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    QString newest;
    double newestVersion = 0;
    for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString programs = versions.filePath(version + u"/bin"_s);
        if (version.toDouble() > newestVersion && QFileInfo::exists(programs + u"/initdb"_s)) {
            newest = programs;
            newestVersion = version.toDouble();
        }
    }
    return newest;
}

QString accessRules()
{
    return u"local all postgres trust\n"
           "hostssl all postgres 127.0.0.1/32 reject\n"
           "hostssl all all 127.0.0.1/32 scram-sha-256\n"_s;
}

/// The server's configuration: without fsync, but with synchronous commits, so that committed rows survive an immediate
/// stop. Shared memory is in the folder, because it would otherwise remain after a kill.
QString settings(const QString &socketDir)
{
    return u"listen_addresses = '127.0.0.1'\n"
           "unix_socket_directories = '%1'\n"
           "ssl = on\n"
           "ssl_cert_file = '%1/%2'\n"
           "ssl_key_file = '%1/%3'\n"
           "password_encryption = 'scram-sha-256'\n"
           "fsync = off\n"
           "full_page_writes = off\n"
           "wal_level = minimal\n"
           "max_wal_senders = 0\n"
           "dynamic_shared_memory_type = mmap\n"
           "shared_buffers = '16MB'\n"
           "autovacuum = off\n"
           "jit = off\n"
           "timezone = 'UTC'\n"
           "log_timezone = 'UTC'\n"
           "log_line_prefix = '%m [%p] %q%u@%d '\n"_s.replace(u"%1"_s, socketDir)
        .replace(u"%2"_s, kServerCertificateFile)
        .replace(u"%3"_s, kServerKeyFile);
}

QString randomText(int length)
{
    static const QString letters = u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"_s;
    QString text;
    for (int i = 0; i < length; ++i)
        text += letters.at(QRandomGenerator::system()->bounded(static_cast<int>(letters.size())));
    return text;
}

QString tail(const QString &log)
{
    return log.split(u'\n', Qt::SkipEmptyParts).mid(qMax(0, static_cast<int>(log.count(u'\n')) - 15)).join(u'\n');
}

void failTest(const QString &text, const std::source_location &where)
{
    if (!QTest::currentTestFunction())
        qFatal("%s:%u: %s", where.file_name(), where.line(), qPrintable(text));
    QTest::qFail(qPrintable(text), where.file_name(), static_cast<int>(where.line()));
}

} // namespace

PostgresCluster::~PostgresCluster()
{
    stop(StopMode::Immediate);
}

bool PostgresCluster::fail(const QString &what, const QString &why)
{
    m_errorText = u"%1: %2\n%3"_s.arg(what, why, tail(log()));
    return false;
}

Tool PostgresCluster::serverProgram(const QString &name, const QStringList &arguments) const
{
    return {m_programs + u'/' + name, arguments, m_folder->path()};
}

bool PostgresCluster::prepareFolder()
{
    m_programs = findPrograms();
    if (m_programs.isEmpty())
        return fail(u"PostgreSQL"_s, u"no server programs below /usr/lib/postgresql"_s);
    m_folder = std::make_unique<WatchedFolder>(u"pg"_s, WatchedFolder::Owner::ServerUser);
    if (!m_folder->isValid())
        return fail(u"folder"_s, m_folder->errorText());
    if (m_folder->filePath(u".s.PGSQL.65535"_s).toUtf8().size() > kLongestSocketPath)
        return fail(u"folder"_s, u"too long a path for a Unix socket: "_s + m_folder->path());
    if (const ToolOutcome made = makeCertificates(*m_folder); !made)
        return fail(u"certificates"_s, made.error);
    const ToolOutcome initialized = runTool(serverProgram(
        u"initdb"_s, {u"--pgdata=data"_s, u"--username=postgres"_s, u"--auth=trust"_s, u"--encoding=UTF8"_s,
                      u"--locale=C.UTF-8"_s, u"--wal-segsize=1"_s, u"--no-sync"_s, u"--no-instructions"_s}));
    if (!initialized)
        return fail(u"initdb"_s, initialized.error);
    if (!m_folder->write(u"data/pg_hba.conf"_s, accessRules())
        || !m_folder->write(u"data/postgresql.conf"_s, settings(m_folder->path())))
        return fail(u"folder"_s, u"cannot write the server's settings"_s);
    return true;
}

bool PostgresCluster::start(quint16 preferredPort)
{
    if (m_folder)
        return fail(u"start"_s, u"called a second time; see startAgain()"_s);
    if (!prepareFolder())
        return false;
    m_port = preferredPort != 0 ? preferredPort : freePort();
    for (int attempt = 1; !startServer(); ++attempt) {
        if (attempt == kPortAttempts || !m_errorText.contains(u"Address already in use"_s))
            return false;
        m_port = freePort();
    }
    return true;
}

bool PostgresCluster::startAgain()
{
    if (!m_folder)
        return fail(u"startAgain"_s, u"never started"_s);
    return startServer();
}

bool PostgresCluster::startServer()
{
    m_errorText.clear();
    const QString logFile = m_folder->filePath(kLogFile);
    const Tool server =
        serverProgram(u"postgres"_s, {u"-D"_s, m_folder->filePath(u"data"_s), u"-p"_s, QString::number(m_port)});
    if (!m_server.start(server, logFile, logFile, SIGQUIT))
        return fail(u"postgres"_s, u"did not start, or runs already"_s);
    const bool decided = pollUntil(30s, [this] { return isReady() || !m_server.isRunning(); });
    if (decided && m_server.isRunning())
        return true;
    m_server.stop(SIGQUIT, 5s);
    return fail(u"postgres"_s, decided ? u"ended at once"_s : u"was not ready in time"_s);
}

/// The server writes its state into the eighth line of postmaster.pid.
bool PostgresCluster::isReady() const
{
    const QStringList lines = m_folder->read(u"data/postmaster.pid"_s).split(u'\n');
    return lines.size() > 7 && lines.at(0).toInt() == m_server.processId() && lines.at(7).trimmed() == u"ready"_s;
}

bool PostgresCluster::stop(StopMode mode)
{
    return m_server.stop(mode == StopMode::Fast ? SIGINT : SIGQUIT, 20s);
}

QString PostgresCluster::caFile() const
{
    return m_folder ? m_folder->filePath(kCaFile) : QString();
}

QString PostgresCluster::serverCertificateFile() const
{
    return m_folder ? m_folder->filePath(kServerCertificateFile) : QString();
}

QString PostgresCluster::serverKeyFile() const
{
    return m_folder ? m_folder->filePath(kServerKeyFile) : QString();
}

QString PostgresCluster::log() const
{
    return m_folder ? m_folder->read(kLogFile) : QString();
}

ToolOutcome PostgresCluster::trySql(const QString &database, const QString &text) const
{
    if (!m_folder)
        return {false, {}, u"the server was never started"_s};
    ToolOutcome outcome = runTool({u"psql"_s,
                                   {u"-XqAt"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, socketDir(), u"-p"_s,
                                    QString::number(m_port), u"-U"_s, u"postgres"_s, u"-d"_s, database},
                                   socketDir(),
                                   text});
    if (outcome.output.endsWith(u'\n'))
        outcome.output.chop(1);
    return outcome;
}

QString PostgresCluster::sql(const QString &database, const QString &text, std::source_location where)
{
    const ToolOutcome outcome = trySql(database, text);
    if (!outcome) {
        m_errorText = outcome.error;
        failTest(u"SQL on %1: %2"_s.arg(database, outcome.error), where);
    }
    return outcome.output;
}

Database PostgresCluster::createDatabase(std::source_location where)
{
    const QString name = u"budget_"_s + randomText(10).toLower();
    const Database database{name, u"owner_of_"_s + name, randomText(24)};
    const ToolOutcome made = trySql(
        u"postgres"_s, u"CREATE ROLE %1 LOGIN PASSWORD '%2';\nCREATE DATABASE %3 OWNER %1 STRATEGY file_copy;\n"_s.arg(
                           database.role, database.password, database.name));
    if (made)
        return database;
    m_errorText = made.error;
    failTest(u"no database: "_s + made.error, where);
    return {};
}

QString PostgresCluster::url(const Database &database, quint16 port) const
{
    return databaseUrl(database, port != 0 ? port : m_port, caFile());
}

PostgresCluster &sharedCluster()
{
    static PostgresCluster cluster;
    static const bool started = cluster.start();
    if (!started)
        qFatal("The tests' own PostgreSQL does not start. %s", qPrintable(cluster.errorText()));
    return cluster;
}

} // namespace budget::test
