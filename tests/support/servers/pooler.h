// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/servers/postgrescluster.h"

#include <QList>

namespace budget::test {

/// A PgBouncer in front of a cluster, configured like Neon's pooled host: transaction mode, TLS and SCRAM, no start-up
/// parameters beyond PgBouncer's own, and only two server connections per database and role, so that clients share
/// them. It uses the cluster's certificates; the cluster must outlive it. Its functions block, and it is bound to its
/// thread, like PostgresCluster.
class Pooler
{
public:
    Pooler() = default;
    ~Pooler();
    Q_DISABLE_COPY_MOVE(Pooler)

    /// Starts PgBouncer. If this function returns false, errorText() says why.
    [[nodiscard]] bool start(PostgresCluster &cluster);
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString folder() const { return m_folder ? m_folder->path() : QString(); }
    [[nodiscard]] QString caFile() const { return m_cluster->caFile(); }
    [[nodiscard]] QString log() const;

    /// Admits the role of `database`; takes effect before it returns.
    [[nodiscard]] bool admit(const Database &database);
    /// The URL for an admitted database's owner; `port` is the port of a proxy in between.
    [[nodiscard]] QString url(const Database &database, quint16 port = 0) const;

    /// Runs a command of PgBouncer's console, such as `SHOW POOLS`. The output has `|` between columns and no header.
    [[nodiscard]] ToolOutcome console(const QString &command) const;

private:
    [[nodiscard]] bool startServer();
    [[nodiscard]] bool writeSettings();
    [[nodiscard]] bool writeUsers();
    [[nodiscard]] bool fail(const QString &what, const QString &why);

    const PostgresCluster *m_cluster = nullptr;
    std::unique_ptr<WatchedFolder> m_folder;
    ServerProcess m_server;
    QList<Database> m_admitted;
    quint16 m_port = 0;
    QString m_errorText;
};

} // namespace budget::test
