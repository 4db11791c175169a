// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/local/ledgerfile.h"

#include "core/operations/operationjson.h"
#include "db/local/entrylog.h"
#include "db/local/rowtable.h"
#include "db/store/columns.h"

#include <algorithm>
#include <limits>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

QString textOf(Table table)
{
    return nameOf(table);
}

QString nameOfLargest(Table table)
{
    return u"largest "_s + nameOf(table);
}

Params paramsOf(RowKey row)
{
    return {textOf(row.table), row.id};
}

/// 'users', 'expenses 2024-01', or 'expenses' for expenses without a readable date.
QString textOf(const LedgerPart &part)
{
    const QString name = nameOf(part.table);
    return part.month ? name + u' ' + part.month->first().toString(u"yyyy-MM"_s) : name;
}

std::optional<LedgerPart> partOfText(const QString &text)
{
    const auto table = tableNamed(text.section(u' ', 0, 0));
    if (!table)
        return {};
    const QDate first = QDate::fromString(text.section(u' ', 1) + u"-01"_s, Qt::ISODate);
    return LedgerPart{*table, first.isValid() ? std::optional(Month::of(first)) : std::nullopt};
}

QString jsonOf(RowKey row, const RowSlot &values)
{
    return values ? QString::fromUtf8(rowsToJson({{row, {}, values}})) : u""_s;
}

Result<RowSlot> slotOf(const QString &json)
{
    if (json.isEmpty())
        return RowSlot();
    return rowsFromJson(json.toUtf8()).and_then([](const std::vector<RowChange> &rows) -> Result<RowSlot> {
        if (rows.size() != 1)
            return failure(ErrorKind::AnswerMalformed, Field::LedgerFile, u"bt_base"_s);
        return rows.front().after;
    });
}

RowKey rowKeyOf(Row &row)
{
    return {tableNamed(row.text("table_name"_L1)).value_or(Table::Expenses), row.integer("row_id"_L1)};
}

/// A condition for the shown rows of a part whose base is not kept beside them.
Statement shownRowsOf(const LedgerPart &part)
{
    const QString hasNoBase =
        u"NOT EXISTS (SELECT 1 FROM bt_base b WHERE b.table_name = '%1' AND b.row_id = t.id)"_s.arg(nameOf(part.table));
    if (part.table != Table::Expenses)
        return {hasNoBase};
    const QString isReadable = queries::isReadableDate(Engine::Sqlite, u"t.date"_s);
    if (!part.month)
        return {u"%1 AND %2 IS NOT TRUE"_s.arg(hasNoBase, isReadable)};
    return {u"t.date >= $1 AND t.date < $2 AND %1 AND %2"_s.arg(isReadable, hasNoBase),
            {part.month->first(), part.month->next().first()}};
}

} // namespace

template <class T>
T LedgerFile::taken(Result<T> result) const
{
    if (result)
        return *std::move(result);
    m_error = m_error ? m_error : result.error();
    return T();
}

void LedgerFile::note(const Result<void> &result) const
{
    if (!result && !m_error)
        m_error = result.error();
}

Rows LedgerFile::run(const QString &sql, const Params &params) const
{
    return m_error ? Rows() : taken(m_connection.exec(sql, params));
}

std::optional<qint64> LedgerFile::number(const QString &sql, const Params &params) const
{
    const Rows rows = run(sql, params);
    if (rows.isEmpty())
        return {};
    return taken(mapRow(rows, 0, [](Row &row) { return std::optional(row.integer("number"_L1)); }));
}

LedgerFile::Kind LedgerFile::kind() const
{
    if (m_kind)
        return *m_kind;
    const Rows rows = run(u"SELECT value FROM bt_meta WHERE name = 'kind'"_s);
    const bool isReplica = !rows.isEmpty() && Row(rows, 0).text("value"_L1) == u"replica"_s;
    m_kind = isReplica ? Kind::Replica : Kind::Ledger;
    return *m_kind;
}

qint64 LedgerFile::newId(Table table)
{
    const auto [largest, isFirst] = m_largestIds.try_emplace(table, 0);
    if (isFirst)
        largest->second = largestId(table);
    if (largest->second == std::numeric_limits<qint64>::max())
        note(failure(ErrorKind::ValueRefused, Field::LedgerFile, nameOfLargest(table)));
    return m_error ? 0 : ++largest->second;
}

qint64 LedgerFile::largestId(Table table) const
{
    const qint64 given =
        number(u"SELECT value AS number FROM bt_meta WHERE name = $1"_s, {nameOfLargest(table)}).value_or(0);
    const qint64 used = m_error ? 0 : taken(rowtable::largestId(m_connection, table));
    return std::max({given, used, kind() == Kind::Replica ? kFirstProvisionalId - 1 : 0});
}

/// SQLite remembers used ids only for tables with AUTOINCREMENT, which a table that another program has created may
/// lack.
void LedgerFile::keepLargestIds()
{
    for (const auto &[table, largest] : m_largestIds)
        (void)run(u"INSERT OR REPLACE INTO bt_meta (name, value) VALUES ($1, $2)"_s, {nameOfLargest(table), largest});
    m_largestIds.clear();
}

std::vector<LogEntry> LedgerFile::log() const
{
    return m_error ? std::vector<LogEntry>() : taken(entrylog::read(m_connection, u"true"_s));
}

RowSlot LedgerFile::shown(RowKey row) const
{
    const RowSlot values = m_error ? RowSlot() : taken(rowtable::read(m_connection, row));
    if (values)
        m_missing.erase(row);
    else
        m_missing.insert(row);
    return values;
}

void LedgerFile::show(RowKey row, const RowSlot &values)
{
    const bool isMissing = m_missing.erase(row) > 0;
    if (!m_error)
        note(rowtable::write(m_connection, row, values, isMissing));
}

std::optional<RowSlot> LedgerFile::keptBase(RowKey row) const
{
    const Rows rows = run(u"SELECT content FROM bt_base WHERE table_name = $1 AND row_id = $2"_s, paramsOf(row));
    if (rows.isEmpty())
        return {};
    return taken(slotOf(Row(rows, 0).text("content"_L1)));
}

void LedgerFile::keepBase(RowKey row, const RowSlot &values)
{
    (void)run(u"INSERT OR REPLACE INTO bt_base (table_name, row_id, part, content) VALUES ($1, $2, $3, $4)"_s,
              {textOf(row.table), row.id, values ? textOf(partOf(*values)) : u""_s, jsonOf(row, values)});
}

void LedgerFile::dropBase(RowKey row)
{
    (void)run(u"DELETE FROM bt_base WHERE table_name = $1 AND row_id = $2"_s, paramsOf(row));
}

std::vector<RowKey> LedgerFile::rowsOf(const LedgerPart &part) const
{
    if (m_error)
        return {};
    const Statement shownRows = shownRowsOf(part);
    std::vector<RowKey> keys = taken(rowtable::find(m_connection, part.table, shownRows.sql, shownRows.params));
    const Rows bases = run(u"SELECT table_name, row_id FROM bt_base WHERE part = $1 ORDER BY row_id"_s, {textOf(part)});
    const auto kept = taken(mapRows(bases, rowKeyOf));
    keys.insert(keys.end(), kept.begin(), kept.end());
    return keys;
}

std::vector<LogEntry> LedgerFile::outbox() const
{
    return m_error ? std::vector<LogEntry>() : taken(entrylog::read(m_connection, u"l."_s + entrylog::kIsUnsent));
}

void LedgerFile::setEntry(const LogEntry &entry)
{
    keepLargestIds();
    if (!m_error)
        note(entrylog::write(m_connection, entry, m_request));
}

KnownParts LedgerFile::parts() const
{
    KnownParts parts;
    const Rows rows = run(u"SELECT part, digest FROM bt_parts"_s);
    for (std::size_t number = 0; number < rows.rows.size(); ++number) {
        Row row(rows, number);
        if (const auto part = partOfText(row.text("part"_L1)))
            parts[*part] = QByteArray::fromHex(row.text("digest"_L1).toLatin1());
    }
    return parts;
}

void LedgerFile::setPart(const LedgerPart &part, const QByteArray &digest)
{
    (void)run(u"INSERT OR REPLACE INTO bt_parts (part, digest) VALUES ($1, $2)"_s,
              {textOf(part), QString::fromLatin1(digest.toHex())});
}

void LedgerFile::removePart(const LedgerPart &part)
{
    (void)run(u"DELETE FROM bt_parts WHERE part = $1"_s, {textOf(part)});
}

std::optional<qint64> LedgerFile::serverId(RowKey row) const
{
    return number(u"SELECT server_id AS number FROM bt_server_ids WHERE table_name = $1 AND row_id = $2"_s,
                  paramsOf(row));
}

std::optional<qint64> LedgerFile::provisionalId(Table table, qint64 serverId) const
{
    return number(u"SELECT row_id AS number FROM bt_server_ids WHERE table_name = $1 AND server_id = $2"_s,
                  {textOf(table), serverId});
}

void LedgerFile::setServerId(RowKey row, qint64 serverId)
{
    (void)run(u"INSERT OR REPLACE INTO bt_server_ids (table_name, row_id, server_id) VALUES ($1, $2, $3)"_s,
              {textOf(row.table), row.id, serverId});
}

} // namespace budget
