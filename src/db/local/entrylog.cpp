// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/local/entrylog.h"

#include "core/changes/entrystate.h"
#include "core/operations/operationjson.h"
#include "db/transaction.h"

namespace budget::entrylog {

using namespace Qt::StringLiterals;

namespace {

const QString kHeadColumns =
    u"l.operation, l.kind, l.fate, l.is_own, l.is_sent, l.batch, l.reverses, "
    "CASE WHEN json_valid(l.state) THEN coalesce(json_extract(l.state, '$.skipped'), 0) ELSE 0 END AS is_skipped"_s;

LogEntry headOf(Row &row)
{
    LogEntry entry;
    entry.operation.id = {QUuid(row.text("operation"_L1))};
    entry.operation.kind = kindOfKey(row.text("kind"_L1));
    entry.operation.batch = QUuid(row.text("batch"_L1));
    entry.operation.reverses = {QUuid(row.text("reverses"_L1))};
    entry.fate = fateOfKey(row.text("fate"_L1)).value_or(Fate::Withdrawn);
    entry.isOwn = row.flag("is_own"_L1);
    entry.isSent = row.flag("is_sent"_L1);
    entry.isSkipped = row.flag("is_skipped"_L1);
    return entry;
}

Result<LogEntry> entryOf(Row &row)
{
    LogEntry entry = headOf(row);
    auto operation = operationFromJson(row.text("content"_L1).toUtf8());
    if (!operation)
        return tl::make_unexpected(operation.error());
    entry.operation = *std::move(operation);
    return readState(row.text("state"_L1).toUtf8(), entry).map([&] { return entry; });
}

Result<std::vector<LogEntry>> select(Connection &connection, const QString &tables, const QString &condition,
                                     const Params &params)
{
    const QString sql = u"SELECT "_s + kHeadColumns + u", l.content, l.state FROM "_s + tables + u" WHERE "_s
        + condition + u" ORDER BY l.sequence"_s;
    return connection.exec(sql, params).and_then([](const Rows &rows) { return mapRows(rows, entryOf); });
}

Params paramsOf(const LogEntry &entry, const QString &request)
{
    const Operation &operation = entry.operation;
    return {textOf(operation.id.value),
            QString(keyOf(operation.kind)),
            QString(keyOf(entry.fate)),
            qint64(entry.isOwn),
            qint64(entry.isSent),
            operation.time.toUTC().toString(Qt::ISODateWithMs),
            operation.person.value,
            operation.batch.isNull() ? u""_s : textOf(operation.batch),
            operation.reverses.value.isNull() ? u""_s : textOf(operation.reverses.value),
            operation.computer,
            request,
            QString::fromUtf8(toJson(operation)),
            QString::fromUtf8(stateToJson(entry))};
}

const QString kAppend =
    u"INSERT OR IGNORE INTO bt_log (operation, kind, fate, is_own, is_sent, made_at, person, batch, reverses, "
    "computer, request, content, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING sequence"_s;

/// Replaces all columns except `request`, which keeps its first value.
const QString kReplace =
    u"UPDATE bt_log SET kind = $2, fate = $3, is_own = $4, is_sent = $5, made_at = $6, person = $7, batch = $8, "
    "reverses = $9, computer = $10, content = $12, state = $13 WHERE operation = $1 RETURNING sequence"_s;

Result<qint64> sequenceIn(const Rows &rows)
{
    return mapSingle(rows, [](Row &row) { return row.integer("sequence"_L1); });
}

Result<void> addRows(Connection &connection, qint64 sequence, const std::vector<RowChange> &rows)
{
    const QString sql = u"INSERT OR IGNORE INTO bt_log_rows (table_name, row_id, sequence) VALUES ($1, $2, $3)"_s;
    for (const RowChange &change : rows) {
        const auto added = connection.exec(sql, {QString(nameOf(change.row.table)), change.row.id, sequence});
        if (!added)
            return tl::make_unexpected(added.error());
    }
    return {};
}

} // namespace

QString textOf(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

Result<std::vector<LogEntry>> read(Connection &connection, const QString &condition, const Params &params)
{
    return select(connection, u"bt_log l"_s, condition, params);
}

Result<std::vector<LogEntry>> readHeads(Connection &connection, const QString &condition)
{
    const QString sql = u"SELECT "_s + kHeadColumns + u" FROM bt_log l WHERE "_s + condition
        + u" ORDER BY l.sequence"_s;
    return connection.exec(sql).and_then([](const Rows &rows) { return mapRows(rows, headOf); });
}

Result<std::vector<LogEntry>> readOf(Connection &connection, RowKey row)
{
    return select(connection, u"bt_log_rows r JOIN bt_log l ON l.sequence = r.sequence"_s,
                  u"r.table_name = $1 AND r.row_id = $2"_s, {QString(nameOf(row.table)), row.id});
}

Result<void> write(Connection &connection, const LogEntry &entry, const QString &request)
{
    const Params params = paramsOf(entry, request);
    const auto add = [&](qint64 sequence) { return addRows(connection, sequence, entry.operation.rows); };
    const auto appended = connection.exec(kAppend, params);
    if (!appended)
        return tl::make_unexpected(appended.error());
    if (!appended->isEmpty())
        return sequenceIn(*appended).and_then(add);
    return connection.exec(kReplace, params).and_then(sequenceIn).and_then([&](qint64 sequence) {
        return connection.exec(u"DELETE FROM bt_log_rows WHERE sequence = $1"_s, {sequence})
            .and_then([&](const Rows &) { return add(sequence); });
    });
}

Result<std::optional<QString>> requestOf(Connection &connection, OperationId operation)
{
    return connection.exec(u"SELECT request FROM bt_log WHERE operation = $1"_s, {textOf(operation.value)})
        .and_then([](const Rows &rows) -> Result<std::optional<QString>> {
            if (rows.isEmpty())
                return std::optional<QString>();
            return mapRow(rows, 0, [](Row &row) { return std::optional(row.text("request"_L1)); });
        });
}

Result<qint64> prune(Connection &connection, const QDateTime &now)
{
    const auto days =
        connection.exec(u"SELECT value FROM bt_meta WHERE name = 'days'"_s).and_then([](const Rows &rows) {
            return mapOne(rows, [](Row &row) { return row.integer("value"_L1); });
        });
    if (!days)
        return tl::make_unexpected(days.error());
    const QString oldest = now.toUTC().addDays(-*days).toString(Qt::ISODateWithMs);
    const QString isOld = u"made_at < $1 AND NOT "_s + kIsUnsent;
    const auto found = connection.exec(u"SELECT 1 FROM bt_log WHERE %1 LIMIT 1"_s.arg(isOld), {oldest});
    if (!found || found->isEmpty())
        return found ? Result<qint64>(0) : tl::make_unexpected(found.error());
    return inTransaction(connection, [&] {
        return connection
            .exec(u"DELETE FROM bt_log_rows WHERE sequence IN (SELECT sequence FROM bt_log WHERE %1)"_s.arg(isOld),
                  {oldest})
            .and_then([&](const Rows &) { return connection.exec(u"DELETE FROM bt_log WHERE "_s + isOld, {oldest}); })
            .map([](const Rows &rows) { return rows.affected; });
    });
}

} // namespace budget::entrylog
