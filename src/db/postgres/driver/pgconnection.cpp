// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/driver/pgconnection.h"

#include "db/postgres/driver/pgdriver.h"
#include "db/postgres/driver/pgresult.h"
#include "db/postgres/pgsettings.h"
#include "db/postgres/pgvalues.h"
#include "db/sqlscanner.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The cast is safe, because PgDriver creates results of this class only.
const PgResult &resultOf(const QSqlQuery &query)
{
    return *static_cast<const PgResult *>(query.result());
}

/// Binds a null QString as an empty text, because Qt would bind it as NULL, but NULL is another Value (std::monostate).
QVariant toVariant(const Value &value)
{
    if (const auto *given = std::get_if<QString>(&value))
        return given->isNull() ? u""_s : *given; // not through UTF-8, which would drop a leading U+FEFF
    const PgParam text = parameterText(value);
    if (!text)
        return {};
    return QString::fromUtf8(*text);
}

PgParams paramsOf(const Params &params)
{
    PgParams texts;
    for (const Value &param : params)
        texts.push_back(parameterText(param));
    return texts;
}

/// Makes all statements of the current transaction read one snapshot. Unlike SET TRANSACTION and SET LOCAL, this
/// statement causes no warning in the transaction of a pipeline, which has no BEGIN. Its effect ends with the
/// transaction, too.
const QString kOneSnapshot = u"SET transaction_isolation = 'repeatable read'"_s;

/// False for a statement that may change or lock rows.
bool onlyReads(const Statement &statement)
{
    const auto tokens = scanSql(statement.sql, Engine::Postgres);
    const bool isQuery = !tokens.empty() && (tokens.front().isWord(u"SELECT") || tokens.front().isWord(u"WITH"));
    return isQuery && std::ranges::none_of(tokens, [](const SqlToken &token) {
               return token.isWord(u"INSERT") || token.isWord(u"UPDATE") || token.isWord(u"DELETE")
                   || token.isWord(u"MERGE");
           });
}

} // namespace

Result<std::unique_ptr<Connection>> PgConnection::open(const ServerLogin &login, InterruptPtr interrupt,
                                                       const PgTimeouts &timeouts)
{
    auto session = PgSession::open(login, std::move(interrupt), timeouts);
    if (!session)
        return tl::make_unexpected(session.error());
    (*session)->holdToPromises();
    (*session)->beginTransactionsWith(transactionSettings(login.address.schema));
    return std::unique_ptr<Connection>(new PgConnection(*std::move(session))); // the constructor is private
}

PgConnection::PgConnection(std::unique_ptr<PgSession> session) : m_session(*session)
{
    addDatabase(new PgDriver(std::move(session)));
}

QString PgConnection::encryption() const
{
    return m_session.encryption();
}

bool PgConnection::isClean() const
{
    return m_session.isClean();
}

bool PgConnection::isStillThere()
{
    return m_session.isStillThere();
}

bool PgConnection::ping()
{
    return m_session.ping();
}

void PgConnection::pingWithNext()
{
    m_session.pingWithNext();
}

bool PgConnection::isPingUnanswered() const
{
    return m_session.isPingUnanswered();
}

int PgConnection::idleSocket() const
{
    return m_session.idleSocket();
}

std::optional<std::chrono::microseconds> PgConnection::lastRoundTrip() const
{
    return m_session.lastRoundTrip();
}

Result<std::vector<Rows>> PgConnection::execTogether(const std::vector<Statement> &statements)
{
    const bool isReading = std::ranges::all_of(statements, onlyReads);
    std::vector<PgStatement> pipeline;
    if (isReading)
        pipeline.push_back({kOneSnapshot});
    for (const Statement &statement : statements)
        pipeline.push_back({statement.sql, paramsOf(statement.params)});
    return m_session.execTogether(pipeline).map([isReading](std::vector<PgAnswer> &&answers) {
        std::vector<Rows> rows;
        for (auto answer = answers.begin() + (isReading ? 1 : 0); answer != answers.end(); ++answer)
            rows.push_back(std::move(answer->rows));
        return rows;
    });
}

Result<void> PgConnection::execScript(const QString &sql)
{
    return m_session.execScript(sql).map([](const std::vector<PgAnswer> &) {});
}

void PgConnection::bind(QSqlQuery &query, const QString & /*sql*/, const Params &params) const
{
    for (const Value &param : params)
        query.addBindValue(toVariant(param));
}

/// Takes the rows from the PgResult, because a date, double or timestamp in a QVariant does not keep its exact text.
Result<Rows> PgConnection::rowsOf(QSqlQuery &query) const
{
    return std::move(resultOf(query).answer()->rows);
}

Error PgConnection::errorOf(const QSqlQuery &query) const
{
    return resultOf(query).failure();
}

} // namespace budget
