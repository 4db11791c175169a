// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/rescuereport.h"
#include "core/result.h"

#include <QFuture>
#include <QObject>

#include <atomic>
#include <memory>

namespace budget {

class Pool;

/// Writes a local ledger into another file, on a connection of its own beside the one that is open. GUI thread; nothing
/// blocks. One at a time: a call gives up an earlier one, which then answers Cancelled.
class LedgerCopy : public QObject
{
    Q_OBJECT

public:
    explicit LedgerCopy(QObject *parent = nullptr);
    ~LedgerCopy() override;
    Q_DISABLE_COPY_MOVE(LedgerCopy)

    /// All of it as it is now; the copy is opened and checked before it appears.
    QFuture<Result<void>> copy(const QString &ledger, const QString &target);
    /// What can be read of a damaged ledger, row by row, as a new ledger.
    QFuture<Result<RescueReport>> rescue(const QString &damaged, const QString &target);
    /// What is under way answers Cancelled, and leaves nothing behind.
    void cancel();

private:
    template <class Work>
    auto run(const QString &ledger, Work work);
    void retire();

    std::unique_ptr<Pool> m_pool;
    std::shared_ptr<std::atomic<bool>> m_givenUp;
};

} // namespace budget
