// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/servers/postgrescluster.h"

#include <QList>

namespace budget::test {

/// A PgBouncer of one's own in front of a cluster, set up as Neon's pooled host behaves: transaction
/// mode, TLS and SCRAM, start-up parameters beyond PgBouncer's own refused, and two server connections
/// for each database and role, so that clients really share them. Uses the cluster's certificates; the
/// cluster must outlive it. Blocks and is bound to its thread as PostgresCluster is.
class Pooler
{
public:
    Pooler() = default;
    ~Pooler();
    Q_DISABLE_COPY_MOVE(Pooler)

    /// False: see errorText().
    [[nodiscard]] bool start(PostgresCluster &cluster);
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString folder() const { return m_folder ? m_folder->path() : QString(); }
    [[nodiscard]] QString caFile() const { return m_cluster->caFile(); }
    [[nodiscard]] QString log() const;

    /// Lets `database`'s role in. In force on return.
    [[nodiscard]] bool admit(const Database &database);
    /// The way in for an admitted database's owner; `port` is that of a proxy in between.
    [[nodiscard]] QString url(const Database &database, quint16 port = 0) const;

    /// A command of PgBouncer's own console, such as `SHOW POOLS`: columns split by `|`, no header.
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
