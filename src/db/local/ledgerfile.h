// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/localledger.h"
#include "db/connection.h"

#include <map>
#include <optional>
#include <set>

namespace budget {

/// A ledger's file in SQLite as the rules of core/sync need it. Lives inside one transaction of the connection. After
/// the first error every function does nothing and returns empty values; the caller then rolls the transaction back.
class LedgerFile final : public LocalLedger
{
public:
    /// The kind of the file, as stored in `bt_meta`.
    enum class Kind {
        Ledger, ///< the ledger itself
        Replica ///< a copy of a ledger on a server, with changes that wait to be sent
    };

    /// `request` is stored with each new entry of the log.
    explicit LedgerFile(Connection &connection, const QString &request = {})
        : m_connection(connection), m_request(request)
    { }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    [[nodiscard]] Kind kind() const;
    /// An id that no row of the table has or ever had: in a replica a provisional id. It counts as used from the next
    /// setEntry() on.
    [[nodiscard]] qint64 newId(Table table);
    /// The whole log, in the order of entry.
    [[nodiscard]] std::vector<LogEntry> log() const;

    [[nodiscard]] RowSlot shown(RowKey row) const override;
    void show(RowKey row, const RowSlot &values) override;
    [[nodiscard]] std::optional<RowSlot> keptBase(RowKey row) const override;
    void keepBase(RowKey row, const RowSlot &values) override;
    void dropBase(RowKey row) override;
    [[nodiscard]] std::vector<RowKey> rowsOf(const LedgerPart &part) const override;
    [[nodiscard]] std::vector<LogEntry> outbox() const override;
    void setEntry(const LogEntry &entry) override;
    [[nodiscard]] KnownParts parts() const override;
    void setPart(const LedgerPart &part, const QByteArray &digest) override;
    void removePart(const LedgerPart &part) override;
    [[nodiscard]] std::optional<qint64> serverId(RowKey row) const override;
    [[nodiscard]] std::optional<qint64> provisionalId(Table table, qint64 serverId) const override;
    void setServerId(RowKey row, qint64 serverId) override;

private:
    template <class T>
    T taken(Result<T> result) const;
    void note(const Result<void> &result) const;
    [[nodiscard]] Rows run(const QString &sql, const Params &params = {}) const;
    [[nodiscard]] std::optional<qint64> number(const QString &sql, const Params &params = {}) const;

    [[nodiscard]] qint64 largestId(Table table) const;
    void keepLargestIds();

    Connection &m_connection;
    QString m_request;
    mutable std::optional<Kind> m_kind;
    std::map<Table, qint64> m_largestIds; ///< with the ids that newId() has returned
    mutable std::set<RowKey> m_missing;   ///< rows that shown() did not find, which show() can insert at once
    mutable std::optional<Error> m_error;
};

} // namespace budget
