// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/local/trash.h"

#include "core/changes/making.h"
#include "db/local/entrylog.h"

#include <algorithm>
#include <map>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// SQL that selects, for each row that does not exist now, the last log entry in effect that changed it.
QString lastChanges()
{
    QStringList missing;
    for (const Table table : kTables)
        missing << u"(r.table_name = '%1' AND NOT EXISTS (SELECT 1 FROM %1 t WHERE t.id = r.row_id))"_s.arg(
            nameOf(table));
    return u"SELECT r.table_name, r.row_id, max(r.sequence) AS sequence FROM bt_log_rows r "
           "JOIN bt_log l ON l.sequence = r.sequence WHERE l.fate IN ('waiting', 'acknowledged', 'met') AND ("_s
        + missing.join(u" OR "_s) + u") GROUP BY r.table_name, r.row_id"_s;
}

const QString kSince = u"strftime('%Y-%m-%dT%H:%M:%fZ', $1, '-' || "
                       "(SELECT CAST(value AS integer) FROM bt_meta WHERE name = 'days') || ' days')"_s;

/// The entries that lastChanges() selects, without those that are older than the days in `bt_meta`.
Result<std::vector<LogEntry>> readDeletions(Connection &connection, const QDateTime &now)
{
    return entrylog::read(connection,
                          u"l.sequence IN (SELECT sequence FROM (%1)) AND l.made_at >= %2"_s.arg(lastChanges(), kSince),
                          {now.toUTC().toString(Qt::ISODateWithMs)});
}

Result<std::map<RowKey, qint64>> readLastChanges(Connection &connection)
{
    std::map<RowKey, qint64> last;
    const auto rows = connection.exec(lastChanges());
    if (!rows)
        return tl::make_unexpected(rows.error());
    for (std::size_t number = 0; number < rows->rows.size(); ++number) {
        Row row(*rows, number);
        const auto table = tableNamed(row.text("table_name"_L1));
        if (table)
            last[{*table, row.integer("row_id"_L1)}] = row.integer("sequence"_L1);
    }
    return last;
}

TrashedRow trashedRow(const RowChange &change, const Operation &deletion)
{
    return {change.row, *change.before, deletion.id, deletion.kind, deletion.time, deletion.person, deletion.computer};
}

/// Collects rows of the trash, with the categories and persons that they refer to.
class Restoration
{
public:
    Restoration(const LedgerFile &file, const std::vector<TrashedRow> &trash) : m_file(file), m_trash(trash) { }

    [[nodiscard]] Result<void> add(RowKey row)
    {
        if (m_rows.contains(row))
            return {};
        const auto found = std::ranges::find(m_trash, row, &TrashedRow::row);
        if (found == m_trash.end())
            return failure(ErrorKind::NotFound);
        m_rows.emplace(row, found->values);
        for (int field = 0; field < found->values.size(); ++field) {
            const auto parent = referenceIn(found->values, field);
            if (const auto added = parent ? addParent(*parent) : Result<void>(); !added)
                return added;
        }
        return {};
    }

    /// Categories and persons come before the expenses that refer to them, because the keys are sorted by table.
    [[nodiscard]] std::vector<RowChange> rows() const
    {
        std::vector<RowChange> changes;
        for (const auto &[row, values] : m_rows)
            changes.push_back({row, {}, values});
        return changes;
    }

private:
    [[nodiscard]] Result<void> addParent(RowKey parent)
    {
        if (m_file.shown(parent))
            return {};
        return add(parent).map_error([&](const Error &error) {
            if (error.kind != ErrorKind::NotFound)
                return error;
            const bool isPerson = parent.table == Table::Persons;
            return Error{isPerson ? ErrorKind::PersonUnknown : ErrorKind::CategoryUnknown,
                         isPerson ? Field::Person : Field::Category,
                         {},
                         u"23503"_s, // foreign_key_violation: tells this error from that of a mistyped name
                         {}};
        });
    }

    const LedgerFile &m_file;
    const std::vector<TrashedRow> &m_trash;
    std::map<RowKey, RowValues> m_rows;
};

} // namespace

Result<std::vector<TrashedRow>> readTrash(Connection &connection, const QDateTime &now)
{
    const auto deletions = readDeletions(connection, now);
    if (!deletions)
        return tl::make_unexpected(deletions.error());
    std::vector<TrashedRow> trash;
    return readLastChanges(connection).map([&](std::map<RowKey, qint64> &&last) {
        for (auto entry = deletions->rbegin(); entry != deletions->rend(); ++entry) {
            for (const RowChange &change : entry->operation.rows) {
                // The latest entry comes first and takes the row out of `last`, so that older ones do not count.
                if (last.erase(change.row) > 0 && change.isDeletion())
                    trash.push_back(trashedRow(change, entry->operation));
            }
        }
        return trash;
    });
}

Result<std::vector<RowChange>> restorationOf(const LedgerFile &file, const std::vector<TrashedRow> &trash,
                                             const std::vector<RowKey> &rows)
{
    Restoration restoration(file, trash);
    for (const RowKey &row : rows) {
        if (const auto added = restoration.add(row); !added)
            return tl::make_unexpected(added.error());
    }
    return restoration.rows();
}

OperationKind restorationKind(const std::vector<RowChange> &rows)
{
    const Table last = rows.empty() ? Table::Expenses : rows.back().row.table;
    switch (last) {
    case Table::Persons:
        return OperationKind::RestorePerson;
    case Table::Categories:
        return OperationKind::RestoreCategory;
    case Table::Expenses:
        break;
    }
    return OperationKind::RestoreExpense;
}

Result<RowSlot> lastValues(Connection &connection, RowKey row)
{
    return entrylog::readOf(connection, row).map([row](const std::vector<LogEntry> &log) {
        for (auto entry = log.rbegin(); entry != log.rend(); ++entry) {
            const RowChange *change = isInEffect(entry->fate) ? changeOf(entry->operation, row) : nullptr;
            if (change)
                return change->isDeletion() ? change->before : RowSlot();
        }
        return RowSlot();
    });
}

} // namespace budget
