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

Error malformed(const QString &detail)
{
    return {ErrorKind::AnswerMalformed, Field::None, detail, {}, {}};
}

PgAnswerShape shapeOf(const PgAnswer &answer)
{
    return {answer.hasRows, static_cast<int>(answer.columns.size()), static_cast<int>(answer.rows.rows.size()),
            answer.command};
}

bool mayChooseIsolation(const QString &sql)
{
    return sql.startsWith(u"BEGIN"_s) || sql.startsWith(u"SET transaction_isolation"_s);
}

/// True if a ping got no answer at all. An error that the server or a pooler sends is an answer.
bool isSilence(const Error &error)
{
    return error.kind == ErrorKind::ConnectionLost || error.kind == ErrorKind::OutcomeUnknown;
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
        return execPipeline({{sql, params}}).map(only);
    const PlainMessages english;
    if (auto begun = begin(); !begun)
        return tl::make_unexpected(begun.error());
    if (!send(sql, params))
        return abandon(lost().value());
    return finish(m_timeouts.statement, sql).map(only);
}

Result<std::vector<PgAnswer>> PgSession::execTogether(const std::vector<PgStatement> &statements)
{
    return execPipeline(statements);
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

/// Sends the statements as one pipeline. If a transaction begins, adds the statement with the settings: as the first
/// statement, or as the second if the first one can choose the isolation level, which must precede every query.
Result<std::vector<PgAnswer>> PgSession::execPipeline(const std::vector<PgStatement> &statements)
{
    if (!needsSettings())
        return sendPipeline(statements);
    const auto place = !statements.empty() && mayChooseIsolation(statements.front().sql) ? 1 : 0;
    std::vector<PgStatement> withSettings = statements;
    withSettings.insert(withSettings.begin() + place, PgStatement{m_settings, {}});
    return sendPipeline(withSettings).map([place](std::vector<PgAnswer> &&answers) {
        answers.erase(answers.begin() + place);
        return std::move(answers);
    });
}

Result<std::vector<PgAnswer>> PgSession::sendPipeline(const std::vector<PgStatement> &statements)
{
    const PlainMessages english;
    if (auto begun = begin(); !begun)
        return tl::make_unexpected(begun.error());
    if (!PQenterPipelineMode(m_handle.get()))
        return abandon(lost().value());
    const bool hasPing = std::exchange(m_pingsWithNext, false);
    const bool isSent = (!hasPing || sendPing())
        && std::ranges::all_of(statements, [this](const PgStatement &s) { return send(s.sql, s.params); })
        && PQpipelineSync(m_handle.get());
    if (isSent)
        return finishPipeline(statements, hasPing);
    m_isPingUnanswered = hasPing;
    return abandon(lost().value());
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

/// Returns the answer of every statement, or the first error. The server does not execute the statements after an
/// error.
Result<std::vector<PgAnswer>> PgSession::finishPipeline(const std::vector<PgStatement> &statements, bool hasPing)
{
    const Deadline start = steady_clock::now();
    allow(start, m_timeouts.statement);
    auto ready = flush();
    if (!ready)
        (void)abandon(ready.error());
    else if (hasPing)
        ready = awaitPing(start);
    if (m_isAbandoned)
        return tl::make_unexpected(ready.error());
    Result<std::vector<PgAnswer>> answers;
    if (!ready)
        answers = tl::make_unexpected(ready.error());
    for (std::size_t i = 0; i < statements.size() && answers; ++i) {
        const bool isSettings = !m_settings.isEmpty() && statements[i].sql == m_settings; // its answer is not checked
        auto answer = nextAnswer(isSettings ? QString() : statements[i].sql);
        if (answer)
            answers->push_back(*std::move(answer));
        else
            answers = tl::make_unexpected(answer.error());
    }
    if (m_isAbandoned)
        return answers;
    const auto committed = leavePipeline();
    if (answers && committed)
        return answers;
    // The error of a statement comes first: the server sent it before the connection ended, and it shows that nothing
    // was committed.
    return told(answers ? committed.error() : answers.error());
}

/// Reads the answer to the ping in front of a pipeline. Sets isPingUnanswered() if no answer came in time or the
/// connection had ended, unless the job was given up. A refusal by a pooler is an answer.
Result<void> PgSession::awaitPing(Deadline sent)
{
    m_isPinging = true;
    m_giveUpAt = std::min(m_giveUpAt, sent + m_timeouts.ping);
    const auto pong = nextAnswer({});
    m_isPinging = false;
    if (m_stop == Stop::None)
        allow(sent, m_timeouts.statement);
    m_isPingUnanswered = !pong && isSilence(pong.error()) && m_stop == Stop::None && !m_interrupt->isRaised();
    return pong ? Result<void>() : tl::make_unexpected(pong.error());
}

/// Reads the answer to one statement of a pipeline: its result, and the null pointer that ends the result.
Result<PgAnswer> PgSession::nextAnswer(const QString &sql)
{
    const auto result = nextResult();
    if (!result || !*result)
        return abandon(result ? lost().value() : result.error());
    auto answer = answerTo(sql, result->get());
    if (!answer && isBeyondBelief(answer.error()))
        return abandon(answer.error());
    const auto end = nextResult();
    if (end && *end)
        return abandon(answer ? malformed(u"a second answer to one statement"_s) : answer.error());
    if (!end || PQstatus(m_handle.get()) != CONNECTION_OK)
        return abandon(answer ? (end ? lost().value() : end.error()) : answer.error());
    return answer;
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

/// Reads up to the synchronisation point, where the server commits the transaction. The commit can fail too.
Result<void> PgSession::leavePipeline()
{
    Result<void> committed;
    for (int nulls = 0;;) {
        const auto result = nextResult();
        nulls = result && *result ? 0 : nulls + 1;
        if (!result || nulls > 1)
            return abandon(result ? lost().value() : result.error());
        if (!*result)
            continue;
        const ExecStatusType status = PQresultStatus(result->get());
        if (status == PGRES_PIPELINE_SYNC)
            break;
        if (status != PGRES_FATAL_ERROR && status != PGRES_PIPELINE_ABORTED)
            return abandon(malformed(QString::fromLatin1(PQresStatus(status))));
        if (status == PGRES_FATAL_ERROR && committed)
            committed = tl::make_unexpected(errorOf(result->get()));
    }
    return PQexitPipelineMode(m_handle.get()) ? committed : abandon(lost().value());
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
    m_isAbandoned = true;
    return Failure(error);
}

} // namespace budget
