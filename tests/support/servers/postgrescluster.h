// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/database.h"
#include "support/places/watchedfolder.h"
#include "support/servers/serverprocess.h"

#include <memory>
#include <optional>
#include <source_location>

namespace budget::test {

/// A PostgreSQL server of one's own on loopback, in a temporary folder that goes with it.
/// Ordinary roles come in by TLS and SCRAM over TCP only; the superuser `postgres` through the Unix
/// socket only. All functions block; no event loop is needed. Use it in one thread, which must live as
/// long as the server is to run: the kernel stops the server when that thread ends.
class PostgresCluster
{
public:
    /// Fast refuses new work, rolls back and shuts down; Immediate drops everything as a crash does.
    enum class StopMode { Fast, Immediate };

    PostgresCluster() = default;
    ~PostgresCluster();
    Q_DISABLE_COPY_MOVE(PostgresCluster)

    /// Makes and starts the server, in about two seconds. Tries `preferredPort` first, where given;
    /// takes another port where somebody else has it. False: see errorText().
    [[nodiscard]] bool start(quint16 preferredPort = 0);
    /// What failed last, with the end of the server's log.
    [[nodiscard]] QString errorText() const { return m_errorText; }

    /// True once nothing of the server runs; its port and data stay. False if it had to be killed.
    bool stop(StopMode mode);
    /// On the same port, with the same data.
    [[nodiscard]] bool startAgain();
    [[nodiscard]] bool isRunning() { return m_server.isRunning(); }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString caFile() const;
    [[nodiscard]] QString serverCertificateFile() const;
    [[nodiscard]] QString serverKeyFile() const;
    [[nodiscard]] QString socketDir() const { return m_folder ? m_folder->path() : QString(); }
    /// The whole server log so far.
    [[nodiscard]] QString log() const;

    /// A fresh database with a name, an owner and a password of its own. Fails the running test and
    /// returns an empty value if that does not work.
    [[nodiscard]] Database createDatabase(std::source_location where = std::source_location::current());
    /// The way in for `database`'s owner; `port` is that of a proxy in between.
    [[nodiscard]] QString url(const Database &database, quint16 port = 0) const;

    /// Runs statements as superuser and returns the rows, columns split by `|`, rows by line breaks,
    /// without a final one. Stops at the first error and then **fails the running test** (outside of
    /// any test: ends the program), so a caller may ignore the answer of a statement without one.
    QString sql(const QString &database, const QString &text,
                std::source_location where = std::source_location::current());
    /// The same for statements that are expected to fail: the outcome tells, no test fails.
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

/// One server for the whole test program: starts at first use, goes with the program, and ends it at
/// once if the server does not start. Call it from the main thread only.
[[nodiscard]] PostgresCluster &sharedCluster();

} // namespace budget::test
