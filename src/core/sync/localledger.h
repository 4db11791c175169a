// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/logentry.h"
#include "core/sync/ledgerpart.h"

#include <optional>
#include <vector>

namespace budget {

/// The local file of a ledger, as the rules of sync need it. Each function of this folder that takes a LocalLedger runs
/// inside one transaction of the file, in the order in which its events happened. An implementation that fails to read
/// or write remembers its first error, and its transaction is rolled back.
///
/// A row is *shown* as the windows show it: the server's row with the operations of the outbox on top. Where the two
/// may differ, the file also keeps the *base*: the row as the server last had it.
class LocalLedger
{
public:
    LocalLedger() = default;
    virtual ~LocalLedger() = default;
    LocalLedger(const LocalLedger &) = delete;
    LocalLedger &operator=(const LocalLedger &) = delete;
    LocalLedger(LocalLedger &&) = delete;
    LocalLedger &operator=(LocalLedger &&) = delete;

    [[nodiscard]] virtual RowSlot shown(RowKey row) const = 0;
    /// Stores or, where `values` is empty, removes the row.
    virtual void show(RowKey row, const RowSlot &values) = 0;

    /// The base, if it is kept beside the shown row. The inner value is empty if the server has no such row.
    [[nodiscard]] virtual std::optional<RowSlot> keptBase(RowKey row) const = 0;
    virtual void keepBase(RowKey row, const RowSlot &values) = 0;
    virtual void dropBase(RowKey row) = 0;
    /// The rows whose base belongs to the part.
    [[nodiscard]] virtual std::vector<RowKey> rowsOf(const LedgerPart &part) const = 0;

    /// The outbox: the entries with isUnsent(fate), in the order in which they were entered.
    [[nodiscard]] virtual std::vector<LogEntry> outbox() const = 0;
    /// Replaces the entry with the same operation id, or appends the entry to the log.
    virtual void setEntry(const LogEntry &entry) = 0;

    [[nodiscard]] virtual KnownParts parts() const = 0;
    virtual void setPart(const LedgerPart &part, const QByteArray &digest) = 0;
    virtual void removePart(const LedgerPart &part) = 0;

    /// The server's id of a row that was entered here; nothing while the server has not told it.
    [[nodiscard]] virtual std::optional<qint64> serverId(RowKey row) const = 0;
    /// The row's key in the file, for a row that was entered here; nothing for other rows.
    [[nodiscard]] virtual std::optional<qint64> provisionalId(Table table, qint64 serverId) const = 0;
    virtual void setServerId(RowKey row, qint64 serverId) = 0;
};

/// The row as the server last had it.
[[nodiscard]] inline RowSlot baseOf(const LocalLedger &ledger, RowKey row)
{
    const auto kept = ledger.keptBase(row);
    return kept ? *kept : ledger.shown(row);
}

} // namespace budget
