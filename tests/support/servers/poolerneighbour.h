// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/servers/pooler.h"

namespace budget::test {

/// Another client of the same pooler, database and role, in a process of its own. It continuously runs short
/// transactions that deallocate all prepared statements, prepare others under the names that Qt and libpq programs use,
/// change session settings and create temporary tables. This breaks a program that relies on session state, but not a
/// program that keeps each unit of work in one transaction.
class PoolerNeighbour
{
public:
    PoolerNeighbour() = default;
    Q_DISABLE_COPY_MOVE(PoolerNeighbour)

    /// Starts the process, which runs half a million transactions, and returns after the first one. The pooler must
    /// have admitted `database`. If this function returns false, errorText() says why.
    [[nodiscard]] bool start(const Pooler &pooler, const Database &database);
    void stop();
    [[nodiscard]] bool isActive() { return m_client.isRunning(); }
    [[nodiscard]] QString folder() const { return m_folder ? m_folder->path() : QString(); }
    [[nodiscard]] QString errorText() const { return m_errorText; }

    /// The number of transactions since start() that were answered.
    [[nodiscard]] qint64 transactions() const;
    /// The errors that the server reported; empty if all transactions succeeded.
    [[nodiscard]] QString complaints() const;

private:
    [[nodiscard]] bool fail(const QString &why);

    std::unique_ptr<WatchedFolder> m_folder;
    ServerProcess m_client;
    QString m_errorText;
};

} // namespace budget::test
