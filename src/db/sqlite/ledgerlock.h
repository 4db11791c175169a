// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QLockFile>

namespace budget {

/// The file `<ledger>.lock`, by which one instance of the program keeps the others away from a ledger's file.
class LedgerLock
{
public:
    explicit LedgerLock(const QString &ledger);

    /// Fails with FileInUse where another instance has the ledger open, with DiskFull, and where something else stands
    /// in the lock's place with what that is (FileIsSpecial, FileIsLink, …); `detail` names the lock file then.
    [[nodiscard]] Result<void> take();
    [[nodiscard]] bool isTaken() const { return m_file.isLocked(); }
    /// Another connection of this process has taken it.
    [[nodiscard]] bool isHeldByThisProcess() const;

private:
    [[nodiscard]] Result<void> checkPlace() const;
    [[nodiscard]] Error refusal() const;

    QString m_ledger;
    QLockFile m_file;
};

} // namespace budget
