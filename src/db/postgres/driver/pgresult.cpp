// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/driver/pgresult.h"

#include "db/postgres/driver/pgcatalogue.h"
#include "db/postgres/driver/pgdriver.h"
#include "db/postgres/driver/pgplaceholders.h"
#include "db/postgres/driver/pgvariant.h"

#include <QSqlField>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// `$3` is position 2; nothing for a name of another kind.
std::optional<int> positionOf(const QString &placeholder)
{
    bool isNumber = false;
    const int number = placeholder.startsWith(u'$') ? placeholder.sliced(1).toInt(&isNumber) : 0;
    return isNumber && number > 0 ? std::optional(number - 1) : std::nullopt;
}

/// The length of the longest list. A value that is not a list is used for every row.
qsizetype rowsOf(const QList<QVariant> &columns)
{
    qsizetype rows = 0;
    for (const QVariant &column : columns) {
        if (column.typeId() == QMetaType::QVariantList)
            rows = std::max(rows, column.toList().size());
    }
    return rows;
}

PgParam paramAt(const QVariant &column, qsizetype row)
{
    return paramOf(column.typeId() == QMetaType::QVariantList ? column.toList().value(row) : column);
}

} // namespace

PgResult::PgResult(const PgDriver *driver) : QSqlResult(driver), m_answer(std::make_shared<PgAnswer>())
{ }

PgSession *PgResult::session() const
{
    const auto *ours = static_cast<const PgDriver *>(driver());
    return ours && ours->isOpen() ? ours->session() : nullptr;
}

/// Passes Qt a text that contains nothing but the placeholders, because Qt's parser does not know PostgreSQL's quotes
/// and brackets.
bool PgResult::savePrepare(const QString &sql)
{
    forget();
    const PgPlaceholders found = pgPlaceholders(sql);
    const bool isListed = QSqlResult::savePrepare(found.outline);
    setQuery(sql);
    m_sql = found.sql;
    return isListed;
}

/// Prepares nothing on the server, because a pooler may give the next transaction another server session.
bool PgResult::prepare(const QString & /*sql*/)
{
    return true;
}

void PgResult::bindValue(const QString &placeholder, const QVariant &value, QSql::ParamType type)
{
    if (const auto position = positionOf(placeholder))
        QSqlResult::bindValue(*position, value, type);
    else
        QSqlResult::bindValue(placeholder, value, type);
}

PgParams PgResult::params() const
{
    PgParams params;
    for (const QVariant &value : boundValues())
        params.push_back(paramOf(value));
    return params;
}

bool PgResult::exec()
{
    forget();
    PgSession *session = this->session();
    if (!session)
        return take(budget::failure(ErrorKind::ConnectionLost));
    if (m_sql.isEmpty())
        return take(budget::failure(ErrorKind::Unexpected, Field::None, u"exec() without prepare()"_s));
    return take(session->exec(m_sql, params()).map([](PgAnswer &&answer) {
        std::vector<PgAnswer> only; // not an initialiser list, which would copy the rows
        only.push_back(std::move(answer));
        return only;
    }));
}

bool PgResult::execBatch(bool /*arrayBind*/)
{
    forget();
    PgSession *session = this->session();
    if (!session)
        return take(budget::failure(ErrorKind::ConnectionLost));
    const QList<QVariant> columns = boundValues();
    std::vector<PgStatement> statements;
    for (qsizetype row = 0; row < rowsOf(columns); ++row) {
        PgStatement statement{m_sql};
        for (const QVariant &column : columns)
            statement.params.push_back(paramAt(column, row));
        statements.push_back(std::move(statement));
    }
    return !statements.empty() && take(session->execTogether(statements));
}

bool PgResult::reset(const QString &sql)
{
    forget();
    m_sql = sql;
    PgSession *session = this->session();
    return take(session ? session->execScript(sql) : budget::failure(ErrorKind::ConnectionLost));
}

void PgResult::forget()
{
    m_answer = std::make_shared<PgAnswer>();
    m_further.clear();
    m_failure = {};
    setAt(QSql::BeforeFirstRow);
    setSelect(false);
    setActive(false);
}

bool PgResult::take(Result<std::vector<PgAnswer>> answers)
{
    if (!answers) {
        m_failure = answers.error();
        setLastError(sqlErrorOf(m_failure, QSqlError::StatementError));
        return false;
    }
    m_further = *std::move(answers);
    std::ranges::reverse(m_further);
    if (m_further.empty())
        m_further.emplace_back();
    return nextAnswer();
}

/// Makes the next answer the current one and moves before its first row.
bool PgResult::nextAnswer()
{
    setAt(QSql::BeforeFirstRow);
    m_record.reset();
    const bool isThere = !m_further.empty();
    m_answer = std::make_shared<PgAnswer>(isThere ? std::move(m_further.back()) : PgAnswer());
    if (isThere)
        m_further.pop_back();
    setSelect(m_answer->hasRows);
    setActive(isThere);
    return isThere;
}

bool PgResult::nextResult()
{
    return isActive() && nextAnswer();
}

void PgResult::detachFromResultSet()
{
    m_answer = std::make_shared<PgAnswer>();
    m_further.clear();
}

bool PgResult::fetch(int row)
{
    const bool isBehindUs = isForwardOnly() && row < at();
    if (!isActive() || row < 0 || row >= size() || isBehindUs)
        return false;
    setAt(row);
    return true;
}

bool PgResult::fetchFirst()
{
    return fetch(0);
}

bool PgResult::fetchLast()
{
    return fetch(size() - 1);
}

int PgResult::size()
{
    return m_answer->hasRows ? static_cast<int>(m_answer->rows.rows.size()) : -1;
}

int PgResult::numRowsAffected()
{
    return static_cast<int>(m_answer->touched);
}

/// Null if the column or the current row does not exist.
const Cell *PgResult::cell(int column) const
{
    const auto &rows = m_answer->rows.rows;
    const auto row = static_cast<std::size_t>(at());
    const auto place = static_cast<std::size_t>(column);
    if (at() < 0 || column < 0 || row >= rows.size() || place >= rows[row].size())
        return nullptr;
    return &rows[row][place];
}

QVariant PgResult::data(int column)
{
    const Cell *value = cell(column);
    if (!value)
        return {};
    return variantOf(*value, m_answer->columns[static_cast<std::size_t>(column)].type, numericalPrecisionPolicy());
}

bool PgResult::isNull(int column)
{
    const Cell *value = cell(column);
    return !value || std::holds_alternative<std::monostate>(*value);
}

QHash<quint32, QString> PgResult::tableNames() const
{
    QSet<quint32> oids;
    for (const PgColumn &column : m_answer->columns)
        oids.insert(column.table);
    oids.remove(0);
    PgSession *session = this->session();
    return session && !oids.isEmpty() && !isForwardOnly() ? pgTableNames(*session, oids) : QHash<quint32, QString>();
}

QSqlRecord PgResult::record() const
{
    if (!isActive() || !isSelect())
        return {};
    if (m_record)
        return *m_record;
    m_record.emplace();
    const auto tables = tableNames();
    for (const PgColumn &column : m_answer->columns) {
        QSqlField field = fieldOf(column);
        field.setTableName(tables.value(column.table));
        m_record->append(field);
    }
    return *m_record;
}

/// The first column of the row that an INSERT returned. For an INSERT without RETURNING, the last value that a sequence
/// has given in the session (lastval()). Through a pooler, the server session may be another one by now; hence the
/// server returns the value only if the process id is unchanged or a transaction is open.
QVariant PgResult::lastInsertId() const
{
    if (!isActive() || !m_answer->command.startsWith("INSERT"))
        return {};
    if (m_answer->hasRows) {
        const bool hasId = !m_answer->rows.isEmpty() && !m_answer->columns.empty();
        return hasId
            ? variantOf(m_answer->rows.rows.front().front(), m_answer->columns.front().type, numericalPrecisionPolicy())
            : QVariant();
    }
    PgSession *session = this->session();
    if (!session)
        return {};
    const QByteArray pid = session->isInTransaction() ? "0" : QByteArray::number(session->backendPid());
    const auto id = session->exec(u"SELECT lastval() AS id WHERE $1 IN (0, pg_backend_pid())"_s, {pid})
                        .and_then([](const PgAnswer &answer) {
                            return mapOne(answer.rows, [](Row &row) { return row.integer("id"_L1); });
                        });
    return id ? QVariant(*id) : QVariant();
}

} // namespace budget
