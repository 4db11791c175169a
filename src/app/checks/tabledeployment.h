// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/result.h"
#include "core/tables/rowrepair.h"
#include "core/tables/tablereport.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace budget {

class Connection;
class Pool;
enum class FileAccess;

/// Inspects a ledger's tables and creates missing ones, on a connection of its own beside the session's. GUI thread;
/// does not block. A call cancels an earlier one that is still under way, which then fails with Cancelled.
class TableDeployment : public QObject
{
    Q_OBJECT

public:
    explicit TableDeployment(QObject *parent = nullptr);
    ~TableDeployment() override;

    /// Which tables exist and what deploy() would create. Changes nothing; does not create a missing file.
    QFuture<Result<DeploymentPlan>> plan(const LedgerLogin &login);
    /// Creates the missing tables in one transaction. Fails with TablesDiffer, SchemaNewer, PermissionDenied or
    /// ReadOnlyServer, or with an error of opening the ledger.
    QFuture<Result<TableReport>> deploy(const LedgerLogin &login);
    /// Runs the statements of `DeploymentPlan::repair` on a local file, after saving a copy beside it. A session that
    /// has the file open keeps it open. Saves no copy if there is nothing to correct.
    QFuture<Result<RowRepair>> repair(const LocalFile &file);
    /// The query that lists the tables, for a person to paste into the server's own SQL editor.
    [[nodiscard]] static QString listingQuery();
    /// Cancels the work under way, which then fails with Cancelled.
    void cancel();

private:
    template <class Work>
    auto runAlone(const LedgerLogin &login, FileAccess access, Work work);

    std::unique_ptr<Pool> m_pool;
};

} // namespace budget
