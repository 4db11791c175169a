// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/database.h"
#include "support/places/watchedfolder.h"
#include "support/servers/serverprocess.h"

#include <memory>
#include <optional>
#include <source_location>

namespace budget::test {

/// A PostgreSQL server on the loopback device, in a temporary folder that is removed with it. Ordinary roles connect
/// only over TCP, with TLS and SCRAM; the superuser `postgres` only through the Unix socket. All functions block and
/// need no event loop. Use it in one thread, which must live as long as the server: the kernel stops the server when
/// that thread ends.
class PostgresCluster
{
public:
    /// Fast rolls back open transactions and shuts down; Immediate stops like a crash.
    enum class StopMode { Fast, Immediate };

    PostgresCluster() = default;
    ~PostgresCluster();
    Q_DISABLE_COPY_MOVE(PostgresCluster)

    /// Creates and starts the server, in about two seconds. Uses `preferredPort` if it is given and free, otherwise
    /// another port. If it returns false, errorText() says why.
    [[nodiscard]] bool start(quint16 preferredPort = 0);
    /// The last failure, with the end of the server's log.
    [[nodiscard]] QString errorText() const { return m_errorText; }

    /// Stops the server and waits for its end; port and data stay. False if it had to be killed.
    bool stop(StopMode mode);
    /// Starts the server again on the same port, with the same data.
    [[nodiscard]] bool startAgain();
    [[nodiscard]] bool isRunning() { return m_server.isRunning(); }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString caFile() const;
    [[nodiscard]] QString serverCertificateFile() const;
    [[nodiscard]] QString serverKeyFile() const;
    [[nodiscard]] QString socketDir() const { return m_folder ? m_folder->path() : QString(); }
    /// The whole server log so far.
    [[nodiscard]] QString log() const;

    /// Creates a database with a unique name, owner and password. If that fails, fails the running test and returns an
    /// empty value.
    [[nodiscard]] Database createDatabase(std::source_location where = std::source_location::current());
    /// The URL for `database`'s owner; `port` is the port of a proxy in between.
    [[nodiscard]] QString url(const Database &database, quint16 port = 0) const;

    /// Runs statements as superuser and returns the rows, with `|` between columns and line breaks between rows. Stops
    /// at the first error and **fails the running test** (outside of a test, ends the program), so that a caller may
    /// ignore an empty result.
    QString sql(const QString &database, const QString &text,
                std::source_location where = std::source_location::current());
    /// The same for statements that may fail: returns the outcome and fails no test.
    [[nodiscard]] ToolOutcome trySql(const QString &database, const QString &text) const;

private:
    [[nodiscard]] bool prepareFolder();
    [[nodiscard]] bool startServer();
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] bool fail(const QString &what, const QString &why);
    [[nodiscard]] Tool serverProgram(const QString &name, const QStringList &arguments) const;

    std::unique_ptr<WatchedFolder> m_folder;
    ServerProcess m_server;
    quint16 m_port = 0;
    QString m_programs; ///< folder of initdb and postgres
    QString m_errorText;
};

/// One server for the whole test program. It starts at the first call and stops with the program; if it does not start,
/// the program ends. Call it from the main thread only.
[[nodiscard]] PostgresCluster &sharedCluster();

} // namespace budget::test
