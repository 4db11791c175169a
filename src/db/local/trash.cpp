// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/local/trash.h"

#include "core/changes/making.h"
#include "db/local/entrylog.h"
#include "db/local/rowtable.h"

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

/// The row as the last operation in effect knew it; nothing if the log does not know it.
Result<RowSlot> lastKnown(Connection &connection, RowKey row)
{
    return entrylog::readOf(connection, row).map([row](const std::vector<LogEntry> &log) {
        for (auto entry = log.rbegin(); entry != log.rend(); ++entry) {
            if (!isInEffect(entry->fate))
                continue;
            const RowChange *change = changeOf(entry->operation, row);
            return change->after ? change->after : change->before;
        }
        return RowSlot();
    });
}

RowValues numberedRow(RowKey row, const QString &number)
{
    if (row.table == Table::Persons)
        return newRow(PersonDraft{u"person%1@unknown.invalid"_s.arg(number), u"person "_s + number}, {});
    return newRow(CategoryDraft{u"category "_s + number, {}});
}

/// A category or person with a name that no other has.
Result<RowValues> standIn(Connection &connection, RowKey row)
{
    const int field = row.table == Table::Persons ? int(personfield::Email) : int(categoryfield::Name);
    const QString condition = u"t.%1 = $1"_s.arg(fieldsOf(row.table)[std::size_t(field)].name);
    for (int further = 1;; ++further) {
        const QString suffix = further == 1 ? QString() : u"-%1"_s.arg(further);
        const RowValues values = numberedRow(row, QString::number(row.id) + suffix);
        const auto taken = rowtable::find(connection, row.table, condition, {textIn(values, field)});
        if (!taken)
            return tl::make_unexpected(taken.error());
        if (taken->empty())
            return values;
    }
}

/// Collects rows of the trash with what they refer to.
class Restoration
{
public:
    Restoration(Connection &connection, const LedgerFile &file, const std::vector<TrashedRow> &trash)
        : m_connection(connection), m_file(file), m_trash(trash)
    { }

    /// Does nothing for a row that exists.
    [[nodiscard]] Result<void> add(RowKey row)
    {
        if (m_rows.contains(row) || m_file.shown(row))
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
    /// A parent that was not deleted through the program is restored as the log knows it last, and one that the log
    /// does not know with a name made from its id, as a rescue names it.
    [[nodiscard]] Result<void> addParent(RowKey parent)
    {
        if (m_rows.contains(parent) || m_file.shown(parent))
            return {};
        const auto isParent = [parent](const TrashedRow &trashed) { return trashed.row == parent; };
        if (std::ranges::any_of(m_trash, isParent))
            return add(parent);
        return lastKnown(m_connection, parent)
            .and_then(
                [&](const RowSlot &known) { return known ? Result<RowValues>(*known) : standIn(m_connection, parent); })
            .map([&](const RowValues &values) { m_rows.emplace(parent, values); });
    }

    Connection &m_connection;
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

Result<std::vector<RowChange>> restorationOf(Connection &connection, const LedgerFile &file,
                                             const std::vector<TrashedRow> &trash, const std::vector<RowKey> &rows)
{
    Restoration restoration(connection, file, trash);
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
