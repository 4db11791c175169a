// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/once.h"

#include "db/perengine.h"
#include "db/transaction.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

/// Limits the wait for a lock to five seconds. The limit holds for this transaction only, because a pooler may give the
/// next transaction another session. If a first attempt (whose program may be gone) still holds the lock after that,
/// the statement fails with 55P03 and nothing is applied. On SQLite, the busy timeout limits such waits.
const SqlText kBoundWaiting(QString(), u"SELECT set_config('lock_timeout', '5s', true)"_s);

/// Puts the type in front of the value, so that no two values give the same text.
QByteArray taggedText(const Value &value)
{
    struct Writer
    {
        QByteArray operator()(std::monostate) const { return "-"_ba; }
        QByteArray operator()(qint64 number) const { return "i"_ba + QByteArray::number(number); }
        QByteArray operator()(const QString &text) const { return "t"_ba + text.toUtf8(); }
        QByteArray operator()(QDate date) const { return "d"_ba + date.toString(Qt::ISODate).toLatin1(); }
        QByteArray operator()(Money money) const { return "m"_ba + QByteArray::number(money.minor()); }
    };
    return std::visit(Writer(), value);
}

QString jsonOf(const Rows &rows)
{
    struct Writer
    {
        QJsonValue operator()(std::monostate) const { return QJsonValue::Null; }
        QJsonValue operator()(qint64 number) const { return number; }
        QJsonValue operator()(const QString &text) const { return text; }
    };
    QJsonArray all;
    for (const Cells &row : rows.rows) {
        QJsonArray cells;
        for (const Cell &cell : row)
            cells.append(std::visit(Writer(), cell));
        all.append(cells);
    }
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

Cell cellOf(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toInteger();
    return value.isString() ? Cell(value.toString()) : Cell();
}

Failure malformedRecord(const QString &json, Field source)
{
    return failure(ErrorKind::AnswerMalformed, source, u"bt_operations.result: "_s + json.left(80));
}

/// Reads recorded rows: JSON arrays of values in the order of `columns`, without names. `source` is Rows::source of the
/// record.
Result<Rows> rowsOf(const QString &json, const QStringList &columns, Field source)
{
    // QJsonDocument drops a U+FEFF at the beginning of a text, unless it is escaped.
    const QString escaped = QString(json).replace(QChar(0xFEFF), u"\\ufeff"_s);
    const QJsonDocument document = QJsonDocument::fromJson(escaped.toUtf8());
    if (!document.isArray())
        return malformedRecord(json, source);
    Rows answer{.columns = columns, .source = source};
    for (const auto &row : document.array()) {
        Cells cells;
        for (const auto &cell : row.toArray())
            cells.push_back(cellOf(cell));
        if (static_cast<qsizetype>(cells.size()) != columns.size())
            return malformedRecord(json, source);
        answer.rows.push_back(std::move(cells));
    }
    return answer;
}

/// Returns the recorded answer of an operation, as its first execution returned it.
Result<Rows> firstAnswer(Connection &connection, OperationId operation, const Request &request)
{
    auto found = connection.exec(u"SELECT content, result FROM bt_operations WHERE id = $1"_s, {toValue(operation)});
    if (!found)
        return found;
    const QString id = operation.value.toString(QUuid::WithoutBraces);
    if (found->isEmpty())
        return failure(ErrorKind::Unexpected, Field::None, u"operation %1 is recorded no longer"_s.arg(id));
    return mapOne(*found, [&](Row &row) -> Result<Rows> {
        if (row.text("content"_L1) != contentOf(request))
            return failure(ErrorKind::Unexpected, Field::None, u"operation %1 was another request"_s.arg(id));
        return rowsOf(row.text("result"_L1), request.columns, found->source);
    });
}

bool isRecordedAlready(const Error &error)
{
    return error.sqlState == u"23505"_s && error.constraint == u"bt_operations_pkey"_s;
}

bool changedNothing(const Error &error)
{
    return error.sqlState == u"23514"_s && error.constraint == u"bt_operations_has_result"_s;
}

Params paramsOf(const Change &change)
{
    Params params = change.params.value_or(change.request.values);
    params.insert(params.end(), change.further.begin(), change.further.end());
    return params;
}

Result<Rows> changeUnguarded(Connection &connection, const Change &change)
{
    const QString with = change.with.isEmpty() ? QString() : u"WITH "_s + change.with + u' ';
    const Statement statement{with + change.sql, paramsOf(change)};
    if (!change.first)
        return connection.exec(statement.sql, statement.params);
    return connection.execTogether({*change.first, statement}).map([](const std::vector<Rows> &answers) {
        return answers.back();
    });
}

/// Applies the change and stores its rows in `result`, as an array of arrays of texts; NULL if there are no rows.
Statement recordedChange(const Change &change, OperationId operation)
{
    Params params = paramsOf(change);
    params.push_back(toValue(operation));
    const QString with = change.with.isEmpty() ? QString() : change.with + u", "_s;
    const QString sql = u"WITH "_s + with + u"change AS ("_s + change.sql
        + u") UPDATE bt_operations SET result = CAST((SELECT json_agg((SELECT json_agg(value) "
          "FROM json_each_text(row_to_json(change)))) FROM change) AS text) WHERE id = $"_s
        + QString::number(params.size()) + u" RETURNING result"_s;
    return {sql, params};
}

/// Applies a change in one pipeline: one transaction and one flight. The first INSERT waits for an earlier attempt
/// whose transaction is still open.
Result<Rows> changeInOneFlight(Connection &connection, OperationId operation, const Change &change)
{
    const QString content = contentOf(change.request);
    std::vector<Statement> statements{
        {kBoundWaiting.of(connection.engine())},
        {u"INSERT INTO bt_operations (id, content) VALUES ($1, $2)"_s, {toValue(operation), content}},
    };
    if (change.first)
        statements.push_back(*change.first);
    statements.push_back(recordedChange(change, operation));
    const auto answers = connection.execTogether(statements);
    if (answers)
        return mapOne(answers->back(),
                      [&](Row &row) { return rowsOf(row.text("result"_L1), change.request.columns, Field::None); });
    if (isRecordedAlready(answers.error()))
        return firstAnswer(connection, operation, change.request);
    return changedNothing(answers.error()) ? Result<Rows>(Rows()) : tl::make_unexpected(answers.error());
}

/// Records the operation; false if it is recorded already. Waits for an earlier attempt whose transaction is still
/// open.
Result<bool> claim(Connection &connection, OperationId operation, const QString &content)
{
    if (const QString &bound = kBoundWaiting.of(connection.engine()); !bound.isEmpty()) {
        if (const auto bounded = connection.exec(bound); !bounded)
            return tl::make_unexpected(bounded.error());
    }
    return connection
        .exec(u"INSERT INTO bt_operations (id, content) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING RETURNING id"_s,
              {toValue(operation), content})
        .map([](const Rows &rows) { return !rows.isEmpty(); });
}

Result<Rows> record(Connection &connection, OperationId operation, const Rows &rows)
{
    const QString json = jsonOf(rows);
    return connection.exec(u"UPDATE bt_operations SET result = $2 WHERE id = $1"_s, {toValue(operation), json})
        .and_then([&](const Rows &) { return rowsOf(json, rows.columns, rows.source); });
}

} // namespace

QString contentOf(const Request &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray &text) { hash.addData(QByteArray::number(text.size()) + ':' + text); };
    add(request.useCase.toUtf8());
    for (const Value &value : request.values)
        add(taggedText(value));
    return QString::fromLatin1(hash.result().toHex());
}

Result<Rows> recordedRows(const QString &result, const QStringList &columns)
{
    return rowsOf(result, columns, Field::None);
}

Value toValue(OperationId operation)
{
    return operation.value.toString(QUuid::WithoutBraces);
}

Result<Rows> changeOnce(Connection &connection, const Once &once, const Change &change)
{
    if (!once.isRecorded)
        return changeUnguarded(connection, change);
    if (isServer(connection.engine()))
        return changeInOneFlight(connection, once.operation, change);
    return changeOnce(connection, once, change.request, [&] { return changeUnguarded(connection, change); });
}

Result<Rows> changeOnce(Connection &connection, const Once &once, const Request &request,
                        const std::function<Result<Rows>()> &work)
{
    if (!once.isRecorded)
        return inTransaction(connection, work);
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const QString content = contentOf(request);
    const auto isNew = claim(connection, once.operation, content);
    if (!isNew)
        return tl::make_unexpected(isNew.error());
    if (!*isNew)
        return firstAnswer(connection, once.operation, request);
    auto rows = work();
    if (!rows || rows->isEmpty())
        return rows;
    auto answer = record(connection, once.operation, *rows);
    if (!answer)
        return answer;
    if (auto committed = transaction->commit(); !committed)
        return tl::make_unexpected(committed.error());
    return answer;
}

} // namespace budget::queries
