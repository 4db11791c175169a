// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/servers/pooler.h"

namespace budget::test {

/// Somebody else who works through the same pooler on the same database with the same role, without a
/// pause and in a process of its own: short transactions that drop all prepared statements, prepare
/// others under the names that Qt and libpq programs like to use, change session settings and make
/// temporary tables. Whoever relies on the session's state gets hurt; whoever keeps each unit of work
/// in one transaction does not notice.
class PoolerNeighbour
{
public:
    PoolerNeighbour() = default;
    Q_DISABLE_COPY_MOVE(PoolerNeighbour)

    /// Returns once its first transaction is done. `database` must be admitted. Good for half a million
    /// transactions. False: see errorText().
    [[nodiscard]] bool start(const Pooler &pooler, const Database &database);
    void stop();
    [[nodiscard]] bool isActive() { return m_client.isRunning(); }
    [[nodiscard]] QString folder() const { return m_folder ? m_folder->path() : QString(); }
    [[nodiscard]] QString errorText() const { return m_errorText; }

    /// Transactions that got through since start(), including their answer.
    [[nodiscard]] qint64 transactions() const;
    /// What the server complained about; empty in a good run.
    [[nodiscard]] QString complaints() const;

private:
    [[nodiscard]] bool fail(const QString &why);

    std::unique_ptr<WatchedFolder> m_folder;
    ServerProcess m_client;
    QString m_errorText;
};

} // namespace budget::test
