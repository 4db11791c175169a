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

/// Writes a local ledger into another file, over a connection of its own beside the session's. GUI thread; does not
/// block. One call at a time: a call cancels an earlier one, which then fails with Cancelled.
class LedgerCopy : public QObject
{
    Q_OBJECT

public:
    explicit LedgerCopy(QObject *parent = nullptr);
    ~LedgerCopy() override;
    Q_DISABLE_COPY_MOVE(LedgerCopy)

    /// Copies the whole ledger as it is now. The copy is opened and checked before it appears under the name `target`.
    QFuture<Result<void>> copy(const QString &ledger, const QString &target);
    /// Copies the readable rows of a damaged ledger, one by one, into a new ledger.
    QFuture<Result<RescueReport>> rescue(const QString &damaged, const QString &target);
    /// The work under way fails with Cancelled and leaves no file behind.
    void cancel();

private:
    template <class Work>
    auto run(const QString &ledger, Work work);
    void retire();

    std::unique_ptr<Pool> m_pool;
    std::shared_ptr<std::atomic<bool>> m_givenUp;
};

} // namespace budget
