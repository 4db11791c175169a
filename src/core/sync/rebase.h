// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/localledger.h"

#include <QUuid>

#include <map>
#include <set>
#include <vector>

namespace budget {

/// Changes the bases and the outbox of a local file, then makes both agree again: operations are rebased onto the rows
/// that changed, conflicts are detected, and the shown rows are written.
///
/// - Fields that only one side changed merge by themselves and are listed in the entry.
/// - An operation that was sent and not answered is not changed: its request has to stay the same.
/// - A missing row counts as deleted only if an answer of the server was about this row. After a fetch, the row may
///   have moved to a part that was not fetched.
/// - Operations that build on one that could not be rebased are left as they are until a person has decided about it.
class Rebase
{
public:
    explicit Rebase(LocalLedger &ledger) : m_ledger(ledger), m_entries(ledger.outbox()) { }

    [[nodiscard]] LocalLedger &ledger() { return m_ledger; }
    [[nodiscard]] std::vector<LogEntry> &entries() { return m_entries; }
    /// The entry of the outbox; null if the operation is not there.
    [[nodiscard]] LogEntry *find(OperationId id);

    /// Sets the base of a row. `isAnswer`: an answer of the server was about this row, so that a missing row is known
    /// to be deleted.
    void setBase(RowKey row, const RowSlot &values, bool isAnswer);
    /// Notes that the entry was changed, so that its rows are compared again.
    void changed(const LogEntry &entry);
    /// The row on which the operation builds: the server's row with the earlier operations of the outbox on top.
    [[nodiscard]] RowSlot below(const LogEntry &entry, RowKey row) const;

    /// Rebases, and writes what changed. Nothing of this object is to be used after that.
    void finish();

private:
    using Rows = std::map<RowKey, RowSlot>;

    void pass(Rows &current, std::set<RowKey> &waited);
    [[nodiscard]] bool rebase(LogEntry &entry, Rows &current);
    [[nodiscard]] bool isAbsenceUnclear(const LogEntry &entry, const RowChange &change, const RowSlot &current) const;
    void hold(LogEntry &entry, const std::vector<Conflict> &conflicts);
    void take(LogEntry &entry, Rows &current);
    void stale(const RowSlot &values);

    LocalLedger &m_ledger;
    std::vector<LogEntry> m_entries;
    std::set<RowKey> m_unsettled;
    std::set<RowKey> m_answered;
    std::set<QUuid> m_changed; ///< operations whose entries are to be written
};

} // namespace budget
