// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/ledgerrows.h"
#include "core/sync/localledger.h"
#include "core/sync/simrules.h"

#include <algorithm>
#include <map>
#include <set>

namespace budget::test {

/// A local file in memory. Copying it is a transaction's begin; assigning the copy back is its commit.
class SimFile : public LocalLedger
{
public:
    SimFile() = default;
    SimFile(const SimFile &other) : LocalLedger(), m(other.m) { }
    SimFile &operator=(const SimFile &other)
    {
        m = other.m;
        return *this;
    }

    struct State
    {
        SimRules rules;
        std::map<RowKey, RowValues> rows;
        std::map<RowKey, RowSlot> bases;
        std::vector<LogEntry> log;
        KnownParts parts;
        std::map<RowKey, qint64> serverIds;
        std::map<std::pair<Table, qint64>, qint64> provisionalIds;
        qint64 nextProvisional = kFirstProvisionalId;
        QDateTime asOf;
    } m;

    RowSlot shown(RowKey row) const override
    {
        const auto found = m.rows.find(row);
        return found == m.rows.end() ? RowSlot() : RowSlot(found->second);
    }
    void show(RowKey row, const RowSlot &values) override
    {
        if (values)
            m.rows.insert_or_assign(row, *values);
        else
            m.rows.erase(row);
    }
    std::optional<RowSlot> keptBase(RowKey row) const override
    {
        const auto found = m.bases.find(row);
        return found == m.bases.end() ? std::optional<RowSlot>() : std::optional(found->second);
    }
    void keepBase(RowKey row, const RowSlot &values) override { m.bases.insert_or_assign(row, values); }
    void dropBase(RowKey row) override { m.bases.erase(row); }
    std::vector<RowKey> rowsOf(const LedgerPart &part) const override
    {
        std::vector<RowKey> keys;
        if (!m.rules.fetchRemovesRows)
            return keys;
        for (const auto &[row, values] : m.rows) {
            if (!m.bases.contains(row) && partOf(values) == part)
                keys.push_back(row);
        }
        for (const auto &[row, values] : m.bases) {
            if (values && partOf(*values) == part)
                keys.push_back(row);
        }
        return keys;
    }
    std::vector<LogEntry> outbox() const override
    {
        std::vector<LogEntry> unsent;
        std::ranges::copy_if(m.log, std::back_inserter(unsent), [](const LogEntry &e) { return isUnsent(e.fate); });
        return unsent;
    }
    void setEntry(const LogEntry &entry) override
    {
        const auto old = std::ranges::find(m.log, entry.operation.id, [](const LogEntry &e) { return e.operation.id; });
        if (old == m.log.end())
            m.log.push_back(entry);
        else
            *old = entry;
    }
    KnownParts parts() const override { return m.parts; }
    void setPart(const LedgerPart &part, const QByteArray &digest) override
    {
        if (m.rules.changedPartsAreStale || !digest.isEmpty())
            m.parts.insert_or_assign(part, digest);
    }
    void removePart(const LedgerPart &part) override { m.parts.erase(part); }
    std::optional<qint64> serverId(RowKey row) const override
    {
        const auto found = m.serverIds.find(row);
        return found == m.serverIds.end() ? std::optional<qint64>() : std::optional(found->second);
    }
    std::optional<qint64> provisionalId(Table table, qint64 serverId) const override
    {
        const auto found = m.provisionalIds.find({table, serverId});
        return found == m.provisionalIds.end() ? std::optional<qint64>() : std::optional(found->second);
    }
    void setServerId(RowKey row, qint64 serverId) override
    {
        m.serverIds[row] = serverId;
        if (m.rules.keepsServerIds)
            m.provisionalIds[{row.table, serverId}] = row.id;
    }

    /// The rows as the server last had them, with the server's ids.
    LedgerRows serverRows() const { return withServerIds(true); }
    LedgerRows shownRows() const { return withServerIds(false); }

private:
    LedgerRows withServerIds(bool isBase) const
    {
        const auto idOf = [this](RowKey row) {
            return isProvisional(row.id) ? serverId(row).value_or(row.id) : row.id;
        };
        std::set<RowKey> keys;
        for (const auto &[row, values] : m.rows)
            keys.insert(row);
        for (const auto &[row, values] : m.bases)
            keys.insert(row);
        LedgerRows rows;
        for (const RowKey &row : keys) {
            if (const RowSlot values = isBase ? baseOf(*this, row) : shown(row))
                rows.put({row.table, idOf(row)}, renumbered(*values, idOf));
        }
        return rows;
    }
};

} // namespace budget::test
