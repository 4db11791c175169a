// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgsession.h"

#include "db/postgres/pgpromise.h"
#include "db/postgres/pgvalues.h"
#include "platform/plainmessages.h"

#include <QByteArray>

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

/// SQLSTATE query_canceled.
constexpr QLatin1StringView kQueryCanceled{"57014"};

PgAnswerShape shapeOf(const PgAnswer &answer)
{
    return {answer.hasRows, static_cast<int>(answer.columns.size()), static_cast<int>(answer.rows.rows.size()),
            answer.command};
}

} // namespace

PgSession::PgSession(PgConnectionPtr handle, InterruptPtr interrupt, const PgTimeouts &timeouts)
    : PgExchange(std::move(handle), std::move(interrupt)), m_timeouts(timeouts)
{ }

PgSession::~PgSession() = default;

Result<std::unique_ptr<PgSession>> PgSession::open(const ServerLogin &login, InterruptPtr interrupt,
                                                   const PgTimeouts &timeouts)
{
    auto handle = logIn(login, interrupt, timeouts.connect);
    if (!handle)
        return tl::make_unexpected(handle.error());
    return std::unique_ptr<PgSession>(
        new PgSession(*std::move(handle), std::move(interrupt), timeouts)); // the constructor is private
}

QString PgSession::encryption() const
{
    return fromServer(PQsslAttribute(m_handle.get(), "protocol"));
}

int PgSession::serverVersion() const
{
    return PQserverVersion(m_handle.get());
}

int PgSession::backendPid() const
{
    return PQbackendPID(m_handle.get());
}

bool PgSession::isInTransaction() const
{
    const auto status = PQtransactionStatus(m_handle.get());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

bool PgSession::isLost() const
{
    return m_isAbandoned || PQstatus(m_handle.get()) != CONNECTION_OK;
}

bool PgSession::isClean() const
{
    return !m_isAbandoned && !m_mayBeStopped && PQstatus(m_handle.get()) == CONNECTION_OK
        && PQtransactionStatus(m_handle.get()) == PQTRANS_IDLE;
}

/// An idle session's socket becomes readable only when the server sends its last message or closes the connection.
bool PgSession::isStillThere()
{
    const auto isReadable = [this] {
        pollfd watched{PQsocket(m_handle.get()), POLLIN, 0};
        return ::poll(&watched, 1, 0) != 0;
    };
    if (!m_isAbandoned && !isReadable())
        return true;
    // Reads the server's last message, so that libpq sees the end and sends nothing to a closed connection.
    for (int pieces = 0; pieces < 8 && isReadable() && PQconsumeInput(m_handle.get()); ++pieces) {
    }
    m_isAbandoned = true;
    return false;
}

int PgSession::idleSocket() const
{
    return PQsocket(m_handle.get());
}

bool PgSession::ping()
{
    return pingNow().has_value();
}

Result<void> PgSession::pingNow()
{
    static const QString question = u"SELECT 1"_s;
    const PlainMessages english;
    m_pingsWithNext = false;
    if (auto begun = begin(); !begun)
        return begun;
    m_isPinging = true;
    const auto answer = PQsendQuery(m_handle.get(), question.toLatin1().constData())
        ? finish(m_timeouts.ping, question)
        : Result<std::vector<PgAnswer>>(abandon(lost().value()));
    m_isPinging = false;
    return answer ? Result<void>() : tl::make_unexpected(answer.error());
}

Result<PgAnswer> PgSession::exec(const QString &sql, const PgParams &params)
{
    const auto only = [](std::vector<PgAnswer> &&answers) {
        return answers.empty() ? PgAnswer() : std::move(answers.back());
    };
    if (m_pingsWithNext || needsSettings())
        return std::move(execPipeline({{{sql, params}}}).front()).map(only);
    const PlainMessages english;
    if (auto begun = begin(); !begun)
        return tl::make_unexpected(begun.error());
    if (!send(sql, params))
        return abandon(lost().value());
    return finish(m_timeouts.statement, sql).map(only);
}

Result<std::vector<PgAnswer>> PgSession::execTogether(const std::vector<PgStatement> &statements)
{
    return std::move(execPipeline({statements}).front());
}

std::vector<Result<std::vector<PgAnswer>>>
PgSession::execEach(const std::vector<std::vector<PgStatement>> &transactions)
{
    return transactions.empty() ? Answers() : execPipeline(transactions);
}

/// A pipeline cannot contain a script, so the ping in front of a script is sent alone.
Result<std::vector<PgAnswer>> PgSession::execScript(const QString &sql)
{
    if (m_pingsWithNext) {
        if (const auto pong = pingNow(); !pong) {
            m_isPingUnanswered = m_stop == Stop::None && isSilence(pong.error());
            return abandon(pong.error());
        }
    }
    const PlainMessages english;
    if (auto begun = begin(); !begun)
        return tl::make_unexpected(begun.error());
    const bool hasSettings = needsSettings();
    const QString script = hasSettings ? m_settings + u";\n"_s + sql : sql;
    if (!PQsendQuery(m_handle.get(), script.toUtf8().constData()))
        return abandon(lost().value());
    return finish(m_timeouts.statement).map([hasSettings](std::vector<PgAnswer> &&answers) {
        if (hasSettings && !answers.empty())
            answers.erase(answers.begin());
        return std::move(answers);
    });
}

/// Called before anything of a statement is sent.
Result<void> PgSession::begin()
{
    if (m_isAbandoned)
        return failure(ErrorKind::ConnectionLost);
    if (m_interrupt->isRaised() || m_interrupt->isCancelled())
        return failure(ErrorKind::Cancelled);
    beginFlight();
    return {};
}

bool PgSession::send(const QString &sql, const PgParams &params)
{
    std::vector<const char *> values;
    values.reserve(params.size());
    for (const PgParam &param : params)
        values.push_back(param ? param->constData() : nullptr);
    return PQsendQueryParams(m_handle.get(), sql.toUtf8().constData(), static_cast<int>(values.size()), nullptr,
                             values.data(), nullptr, nullptr, 0);
}

/// Sends an empty statement and asks for its answer at once. An empty statement takes no snapshot, unlike SELECT 1, so
/// any statement may follow in the same transaction, also a BEGIN or SET TRANSACTION that chooses the isolation level.
bool PgSession::sendPing()
{
    return send(u"-- ping"_s, {}) && PQsendFlushRequest(m_handle.get());
}

bool PgSession::needsSettings() const
{
    return !m_settings.isEmpty() && PQtransactionStatus(m_handle.get()) == PQTRANS_IDLE;
}

/// Reads all answers that the server sends. Returns all of them, or the first error. If `sql` is given, it is one
/// statement and must have exactly one answer.
Result<std::vector<PgAnswer>> PgSession::finish(milliseconds patience, const QString &sql)
{
    allow(steady_clock::now(), patience);
    if (auto flushed = flush(); !flushed)
        return abandon(flushed.error());
    Result<std::vector<PgAnswer>> answers;
    for (int results = 0;; ++results) {
        auto result = nextResult();
        if (!result)
            return abandon(result.error());
        if (!*result && results == 0 && !sql.isEmpty())
            return abandon(malformed(u"no answer"_s));
        if (!*result && !answers)
            return told(answers.error());
        if (!*result)
            return answers; // not in a conditional expression, which would copy the rows
        if (answers && results > 0 && !sql.isEmpty())
            return abandon(malformed(u"a second answer to one statement"_s));
        auto answer = answerTo(sql, result->get());
        if (!answer && isBeyondBelief(answer.error()))
            return abandon(answers ? answer.error() : answers.error());
        if (answers && answer)
            answers->push_back(*std::move(answer));
        else if (answers)
            answers = tl::make_unexpected(answer.error());
    }
}

Result<PgAnswer> PgSession::answerTo(const QString &sql, PGresult *result) const
{
    auto answer = answerOf(result);
    if (!answer || !m_holdsToPromises)
        return answer;
    if (const auto broken = brokenPromise(sql, shapeOf(*answer)))
        return tl::make_unexpected(*broken);
    return answer;
}

/// Returns an error that the server has sent. A 57014 shows that our cancel request has arrived and cannot hit a later
/// statement.
Failure PgSession::told(const Error &error)
{
    if (m_stop == Stop::None || error.sqlState != kQueryCanceled)
        return Failure(error);
    m_mayBeStopped = false;
    Error stopped = error;
    stopped.kind = m_stop == Stop::Cancelled ? ErrorKind::Cancelled : ErrorKind::StatementTimeout;
    return Failure(stopped);
}

/// Marks the session as unusable, because an answer that was not read could be taken for that of a later statement.
/// Returns `error`.
Failure PgSession::abandon(const Error &error)
{
    if (!m_isAbandoned)
        m_end = error;
    m_isAbandoned = true;
    return Failure(error);
}

} // namespace budget
