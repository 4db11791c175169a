// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/simfile.h"
#include "db/local/ledgerfile.h"

namespace budget::test {

/// The simulation's file in memory and a real file: each call goes to both, and the first difference is noted.
class TwinLedger final : public LocalLedger
{
public:
    TwinLedger(SimFile &memory, LedgerFile &file) : m_memory(memory), m_file(file) { }

    /// The first call whose answers differ; empty if there is none.
    [[nodiscard]] const QByteArray &difference() const { return m_difference; }

    [[nodiscard]] RowSlot shown(RowKey row) const override
    {
        return same("shown", m_memory.shown(row), m_file.shown(row));
    }
    void show(RowKey row, const RowSlot &values) override
    {
        m_memory.show(row, values);
        m_file.show(row, values);
    }
    [[nodiscard]] std::optional<RowSlot> keptBase(RowKey row) const override
    {
        return same("keptBase", m_memory.keptBase(row), m_file.keptBase(row));
    }
    void keepBase(RowKey row, const RowSlot &values) override
    {
        m_memory.keepBase(row, values);
        m_file.keepBase(row, values);
    }
    void dropBase(RowKey row) override
    {
        m_memory.dropBase(row);
        m_file.dropBase(row);
    }
    [[nodiscard]] std::vector<RowKey> rowsOf(const LedgerPart &part) const override
    {
        return same("rowsOf", sorted(m_memory.rowsOf(part)), sorted(m_file.rowsOf(part)));
    }
    [[nodiscard]] std::vector<LogEntry> outbox() const override
    {
        return same("outbox", m_memory.outbox(), m_file.outbox());
    }
    void setEntry(const LogEntry &entry) override
    {
        m_memory.setEntry(entry);
        m_file.setEntry(entry);
    }
    [[nodiscard]] KnownParts parts() const override { return same("parts", m_memory.parts(), m_file.parts()); }
    void setPart(const LedgerPart &part, const QByteArray &digest) override
    {
        m_memory.setPart(part, digest);
        m_file.setPart(part, digest);
    }
    void removePart(const LedgerPart &part) override
    {
        m_memory.removePart(part);
        m_file.removePart(part);
    }
    [[nodiscard]] std::optional<qint64> serverId(RowKey row) const override
    {
        return same("serverId", m_memory.serverId(row), m_file.serverId(row));
    }
    [[nodiscard]] std::optional<qint64> provisionalId(Table table, qint64 serverId) const override
    {
        return same("provisionalId", m_memory.provisionalId(table, serverId), m_file.provisionalId(table, serverId));
    }
    void setServerId(RowKey row, qint64 serverId) override
    {
        m_memory.setServerId(row, serverId);
        m_file.setServerId(row, serverId);
    }

    /// Compares everything that both hold.
    void compareAll() const
    {
        (void)same("log", m_memory.m.log, m_file.log());
        (void)outbox();
        (void)parts();
        for (const auto &[row, values] : m_memory.m.rows)
            (void)shown(row);
        for (const auto &[row, values] : m_memory.m.bases)
            (void)keptBase(row);
        for (const Table table : kTables)
            (void)rowsOf({table, {}});
        for (const auto &[part, digest] : m_memory.m.parts)
            (void)rowsOf(part);
        if (m_file.error() && m_difference.isEmpty())
            m_difference = "an error: " + m_file.error()->detail.toUtf8();
    }

private:
    static std::vector<RowKey> sorted(std::vector<RowKey> keys)
    {
        std::ranges::sort(keys);
        return keys;
    }

    template <class T>
    T same(const char *call, T memory, const T &file) const
    {
        if (m_difference.isEmpty() && !(memory == file))
            m_difference = m_file.error() ? call + QByteArray(": ") + m_file.error()->detail.toUtf8()
                                          : QByteArray(call);
        return memory;
    }

    SimFile &m_memory;
    LedgerFile &m_file;
    mutable QByteArray m_difference;
};

} // namespace budget::test
