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

/// Tries a ledger's place on a connection of its own, beside the session and before anything is decided. Changes
/// nothing there and stores nothing. Lives in the GUI thread; nothing here blocks.
class ConnectionTrial : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTrial(QObject *parent = nullptr);
    ~ConnectionTrial() override;

    /// Connects, asks, disconnects. A file that is not there yet is not made: it answers as an empty ledger.
    /// A call overtakes an earlier one that is still under way, which then answers Cancelled.
    QFuture<Result<TrialReport>> tryLogin(const LedgerLogin &login);
    /// Gives up what is under way; it answers Cancelled.
    void cancel();

private:
    void retire();

    std::unique_ptr<Pool> m_pool;
};

} // namespace budget
