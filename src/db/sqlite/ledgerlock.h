// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QLockFile>

namespace budget {

/// The lock file `<ledger>.lock`, which keeps other instances of this program from opening a ledger's file.
class LedgerLock
{
public:
    explicit LedgerLock(const QString &ledger);

    /// Fails with FileInUse if another instance has the ledger open, and with DiskFull. If something else has the
    /// name of the lock file, fails with its kind (FileIsSpecial, FileIsLink, …), and `detail` is the path of the lock
    /// file.
    [[nodiscard]] Result<void> take();
    [[nodiscard]] bool isTaken() const { return m_file.isLocked(); }
    /// True if a connection of this process has taken the lock.
    [[nodiscard]] bool isHeldByThisProcess() const;

private:
    [[nodiscard]] Result<void> checkPlace() const;
    [[nodiscard]] Error refusal() const;

    QString m_ledger;
    QLockFile m_file;
};

} // namespace budget
