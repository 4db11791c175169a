// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers/pooler.h"

#include "support/pollwait.h"
#include "support/servers/freeport.h"

#include <QStandardPaths>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace budget::test {

namespace {

constexpr QLatin1StringView kLogFile{"pooler.log"};
constexpr QLatin1StringView kSettingsFile{"pooler.ini"};
constexpr QLatin1StringView kUsersFile{"users.txt"};
constexpr int kPortAttempts = 5;

/// Debian installs PgBouncer in a folder that is only in root's PATH.
QString findProgram()
{
    const QString found = QStandardPaths::findExecutable(u"pgbouncer"_s);
    return found.isEmpty() ? QStandardPaths::findExecutable(u"pgbouncer"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s})
                           : found;
}

} // namespace

Pooler::~Pooler()
{
    m_server.stop(SIGTERM, 5s);
}

bool Pooler::fail(const QString &what, const QString &why)
{
    m_errorText = u"%1: %2\n%3"_s.arg(what, why, log().right(2000));
    return false;
}

QString Pooler::log() const
{
    return m_folder ? m_folder->read(kLogFile) : QString();
}

bool Pooler::start(PostgresCluster &cluster)
{
    if (m_folder)
        return fail(u"start"_s, u"called a second time"_s);
    m_cluster = &cluster;
    m_folder = std::make_unique<WatchedFolder>(u"pooler"_s, WatchedFolder::Owner::ServerUser);
    if (!m_folder->isValid())
        return fail(u"folder"_s, m_folder->errorText());
    for (int attempt = 1; attempt <= kPortAttempts; ++attempt) {
        m_port = freePort();
        if (startServer())
            return true;
        if (!m_errorText.contains(u"Address already in use"_s))
            return false;
    }
    return false;
}

bool Pooler::startServer()
{
    m_errorText.clear();
    if (!writeSettings() || !writeUsers())
        return fail(u"folder"_s, u"cannot write the pooler's settings"_s);
    const QString program = findProgram();
    if (program.isEmpty())
        return fail(u"PgBouncer"_s, u"not installed"_s);
    const QString logFile = m_folder->filePath(kLogFile);
    if (!m_server.start({program, {QString(kSettingsFile)}, m_folder->path()}, logFile, logFile, SIGKILL))
        return fail(u"PgBouncer"_s, u"did not start"_s);
    const bool decided = pollUntil(10s, [this] { return log().contains(u"process up"_s) || !m_server.isRunning(); });
    // If PgBouncer cannot use the TCP port, it continues with the Unix socket only.
    if (decided && m_server.isRunning() && log().contains(u"listening on 127.0.0.1:%1\n"_s.arg(m_port)))
        return true;
    m_server.stop(SIGTERM, 5s);
    return fail(u"PgBouncer"_s, decided ? u"does not listen"_s : u"was not ready in time"_s);
}

bool Pooler::writeSettings()
{
    return m_folder->write(kSettingsFile,
                           u"[databases]\n"
                           "* = host=127.0.0.1 port=%1\n"
                           "[pgbouncer]\n"
                           "listen_addr = 127.0.0.1\n"
                           "listen_port = %2\n"
                           "unix_socket_dir = %3\n"
                           "pool_mode = transaction\n"
                           "default_pool_size = 2\n"
                           "max_client_conn = 200\n"
                           "auth_type = scram-sha-256\n"
                           "auth_file = %4\n"
                           "client_tls_sslmode = require\n"
                           "client_tls_cert_file = %5\n"
                           "client_tls_key_file = %6\n"
                           "server_tls_sslmode = verify-full\n"
                           "server_tls_ca_file = %7\n"
                           "ignore_startup_parameters =\n"_s.arg(QString::number(m_cluster->port()),
                                                                 QString::number(m_port), m_folder->path(),
                                                                 m_folder->filePath(kUsersFile),
                                                                 m_cluster->serverCertificateFile(),
                                                                 m_cluster->serverKeyFile(), m_cluster->caFile()));
}

/// PgBouncer needs the passwords in clear text, because it logs in to the server by SCRAM itself.
bool Pooler::writeUsers()
{
    QString users;
    for (const Database &database : std::as_const(m_admitted))
        users += u"\"%1\" \"%2\"\n"_s.arg(database.role, database.password);
    return m_folder->write(kUsersFile, users);
}

bool Pooler::admit(const Database &database)
{
    m_admitted.append(database);
    if (!writeUsers())
        return fail(u"folder"_s, u"cannot write the pooler's users"_s);
    const ToolOutcome reloaded = console(u"RELOAD"_s);
    return reloaded.ok || fail(u"RELOAD"_s, reloaded.error);
}

/// On the Unix socket, PgBouncer admits processes of its own user under the name `pgbouncer`.
ToolOutcome Pooler::console(const QString &command) const
{
    return runTool({u"psql"_s,
                    {u"-XqAt"_s, u"-h"_s, m_folder->path(), u"-p"_s, QString::number(m_port), u"-U"_s, u"pgbouncer"_s,
                     u"-d"_s, u"pgbouncer"_s, u"-c"_s, command},
                    m_folder->path()});
}

QString Pooler::url(const Database &database, quint16 port) const
{
    return databaseUrl(database, port != 0 ? port : m_port, m_cluster->caFile());
}

} // namespace budget::test
