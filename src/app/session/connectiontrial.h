// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/checks/trialreport.h"
#include "core/result.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace budget {

class Pool;

/// Tests whether a ledger can be opened, on a connection of its own beside the session's. Changes and stores nothing.
/// GUI thread; does not block.
class ConnectionTrial : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTrial(QObject *parent = nullptr);
    ~ConnectionTrial() override;

    /// Connects, reads and disconnects. Does not create a missing file, which counts as an empty ledger. A call cancels
    /// an earlier one that is still under way, which then fails with Cancelled.
    QFuture<Result<TrialReport>> tryLogin(const LedgerLogin &login);
    /// Cancels the trial under way, which then fails with Cancelled.
    void cancel();

private:
    std::unique_ptr<Pool> m_pool;
};

} // namespace budget
