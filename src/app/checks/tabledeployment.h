// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/result.h"
#include "core/tables/tablereport.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace budget {

class Connection;
class Pool;
enum class FileAccess;

/// What repair() did.
struct RowRepair
{
    qint64 changed = 0;
    QString backup; ///< the copy of the ledger as it was before
};

/// Looks at a ledger's tables and creates those that are missing, on a connection of its own, beside the session.
/// Lives in the GUI thread; nothing here blocks. A call overtakes an earlier one that is still under way, which then
/// answers Cancelled.
class TableDeployment : public QObject
{
    Q_OBJECT

public:
    explicit TableDeployment(QObject *parent = nullptr);
    ~TableDeployment() override;

    /// What is there and what would be created. Changes nothing: a file that is not there yet is not made.
    QFuture<Result<DeploymentPlan>> plan(const LedgerLogin &login);
    /// Creates what is missing, all or nothing. Fails with TablesDiffer, SchemaNewer, PermissionDenied or
    /// ReadOnlyServer, and as opening the ledger does.
    QFuture<Result<TableReport>> deploy(const LedgerLogin &login);
    /// Sends what `DeploymentPlan::repair` says, to a local file, after a copy of it was saved beside it; a ledger that
    /// is open stays so.
    QFuture<Result<RowRepair>> repair(const LocalFile &file);
    /// What a person can ask a server's own editor, to see which tables there are.
    [[nodiscard]] static QString listingQuery();
    /// Gives up what is under way; it answers Cancelled.
    void cancel();

private:
    void retire();
    template <class Work>
    auto runAlone(const LedgerLogin &login, FileAccess access, Work work);

    std::unique_ptr<Pool> m_pool;
};

} // namespace budget
