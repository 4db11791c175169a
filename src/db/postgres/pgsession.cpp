// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgsession.h"

#include "db/postgres/pgcancel.h"
#include "db/postgres/pgsettings.h"
#include "db/postgres/pgvalues.h"

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

/// What the server says of a statement that it was asked to stop.
constexpr QLatin1StringView kQueryCanceled{"57014"};

} // namespace

void PgSession::FreeResult::operator()(PGresult *result) const
{
    PQclear(result);
}

PgSession::PgSession(PgConnectionPtr handle, InterruptPtr interrupt, const PgTimeouts &timeouts, const QString &schema)
    : m_interrupt(std::move(interrupt)), m_timeouts(timeouts), m_handle(std::move(handle)),
      m_settings(transactionSettings(schema))
{ }

PgSession::~PgSession() = default;

Result<std::unique_ptr<PgSession>> PgSession::open(const ServerAddress &address, InterruptPtr interrupt,
                                                   const PgTimeouts &timeouts)
{
    auto handle = logIn(address, *interrupt, timeouts.connect);
    if (!handle)
        return tl::make_unexpected(handle.error());
    return std::unique_ptr<PgSession>(new PgSession(*std::move(handle), std::move(interrupt), timeouts,
                                                    address.schema)); // its constructor is private
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

/// A server says nothing unasked to an idle session but its end, and a line that is closed can be read too.
bool PgSession::isStillThere()
{
    const auto isReadable = [this] {
        pollfd watched{PQsocket(m_handle.get()), POLLIN, 0};
        return ::poll(&watched, 1, 0) != 0;
    };
    if (!m_isAbandoned && !isReadable())
        return true;
    // Its goodbye is taken in, so that libpq sends none of ours to where nobody listens.
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
    m_pingsWithNext = false;
    m_isPinging = true;
    const bool isAnswered = begin() && PQsendQuery(m_handle.get(), "SELECT 1") && finish(m_timeouts.ping);
    m_isPinging = false;
    return isAnswered;
}

Result<PgAnswer> PgSession::exec(const QString &sql, const PgParams &params)
{
    const auto only = [](std::vector<PgAnswer> &&answers) {
        return answers.empty() ? PgAnswer() : std::move(answers.back());
    };
    if (m_pingsWithNext || !isInTransaction())
        return execPipeline({{sql, params}}).map(only);
    if (auto begun = begin(); !begun)
        return tl::make_unexpected(begun.error());
    if (!send(sql, params))
        return abandon(lost().value());
    return finish(m_timeouts.statement).map(only);
}

Result<std::vector<PgAnswer>> PgSession::execTogether(const std::vector<PgStatement> &statements)
{
    return execPipeline(statements);
}

/// libpq has no scripts in a pipeline, hence their ping goes alone.
Result<std::vector<PgAnswer>> PgSession::execScript(const QString &sql)
{
    if (m_pingsWithNext && !ping()) {
        m_isPingUnanswered = m_stop == Stop::None;
        return lost();
    }
    if (auto begun = begin(); !begun)
        return tl::make_unexpected(begun.error());
    const bool hasSettings = !isInTransaction();
    const QString script = hasSettings ? m_settings + u";\n"_s + sql : sql;
    if (!PQsendQuery(m_handle.get(), script.toUtf8().constData()))
        return abandon(lost().value());
    auto answers = finish(m_timeouts.statement);
    if (answers && hasSettings && !answers->empty())
        answers->erase(answers->begin());
    return answers;
}

/// Before anything of a statement is sent.
Result<void> PgSession::begin()
{
    if (m_isAbandoned)
        return failure(ErrorKind::ConnectionLost);
    if (m_interrupt->isRaised() || m_interrupt->isCancelled())
        return failure(ErrorKind::Cancelled);
    m_stop = Stop::None;
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

/// An empty statement, unlike SELECT 1, takes no snapshot: what comes behind it may be anything that may come alone,
/// such as a BEGIN that chooses its isolation. The flush has it answered before what is behind it.
bool PgSession::sendPing()
{
    return send(u"-- ping"_s, {}) && PQsendFlushRequest(m_handle.get());
}

/// The settings come behind a BEGIN, which may choose its isolation only as the first statement.
bool PgSession::sendStatements(const std::vector<PgStatement> &statements, bool hasSettings)
{
    const auto sendOne = [this](const PgStatement &statement) { return send(statement.sql, statement.params); };
    if (!hasSettings)
        return std::ranges::all_of(statements, sendOne);
    const bool isBeginFirst = !statements.empty() && beginsTransaction(statements.front().sql);
    return (!isBeginFirst || sendOne(statements.front())) && send(m_settings, {})
        && std::all_of(statements.begin() + (isBeginFirst ? 1 : 0), statements.end(), sendOne);
}

Result<std::vector<PgAnswer>> PgSession::execPipeline(const std::vector<PgStatement> &statements)
{
    if (auto begun = begin(); !begun)
        return tl::make_unexpected(begun.error());
    if (!PQenterPipelineMode(m_handle.get()))
        return abandon(lost().value());
    const bool hasPing = std::exchange(m_pingsWithNext, false);
    const bool hasSettings = !isInTransaction();
    if ((hasPing && !sendPing()) || !sendStatements(statements, hasSettings) || !PQpipelineSync(m_handle.get())) {
        m_isPingUnanswered = hasPing;
        return abandon(lost().value());
    }
    auto answers = finishPipeline(statements.size() + (hasSettings ? 1 : 0), hasPing);
    if (answers && hasSettings)
        answers->erase(answers->begin() + (!statements.empty() && beginsTransaction(statements.front().sql) ? 1 : 0));
    return answers;
}

/// Reads answers until the server has none left; all of them, or the first error.
Result<std::vector<PgAnswer>> PgSession::finish(milliseconds patience)
{
    allow(steady_clock::now(), patience);
    if (auto flushed = flush(); !flushed)
        return abandon(flushed.error());
    Result<std::vector<PgAnswer>> answers;
    for (;;) {
        auto result = nextResult();
        if (!result)
            return abandon(result.error());
        if (!*result)
            return answers ? answers : told(answers.error());
        if (!answers)
            continue;
        if (auto answer = answerOf(result->get()))
            answers->push_back(*std::move(answer));
        else
            answers = tl::make_unexpected(answer.error());
    }
}

/// The answer of every statement, or the first error; the statements behind one were not carried out.
Result<std::vector<PgAnswer>> PgSession::finishPipeline(std::size_t count, bool hasPing)
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
    for (std::size_t i = 0; i < count && answers; ++i) {
        auto answer = nextAnswer();
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
    return m_isAbandoned ? Failure(committed.error()) : told(answers ? committed.error() : answers.error());
}

/// A ping that nobody answers in time is told by isPingUnanswered(), unless it was we who gave up.
Result<void> PgSession::awaitPing(Deadline sent)
{
    m_isPinging = true;
    m_giveUpAt = std::min(m_giveUpAt, sent + m_timeouts.ping);
    const auto pong = nextAnswer();
    m_isPinging = false;
    if (m_stop == Stop::None)
        allow(sent, m_timeouts.statement);
    m_isPingUnanswered = !pong && m_stop == Stop::None && !m_interrupt->isRaised();
    return pong ? Result<void>() : tl::make_unexpected(pong.error());
}

/// Of one statement in a pipeline: its result, and the null that ends it.
Result<PgAnswer> PgSession::nextAnswer()
{
    const auto result = nextResult();
    if (!result || !*result)
        return abandon(result ? lost().value() : result.error());
    auto answer = answerOf(result->get());
    const auto end = nextResult();
    if (!end || *end || PQstatus(m_handle.get()) != CONNECTION_OK)
        return abandon(answer ? lost().value() : answer.error());
    return answer;
}

/// Reads up to the synchronisation point, where the transaction is committed: that too can fail.
Result<void> PgSession::leavePipeline()
{
    Result<void> committed;
    for (int nulls = 0;;) {
        const auto result = nextResult();
        nulls = result && *result ? 0 : nulls + 1;
        if (!result || nulls > 1)
            return abandon(result ? lost().value() : result.error());
        const ExecStatusType status = *result ? PQresultStatus(result->get()) : PGRES_EMPTY_QUERY;
        if (status == PGRES_PIPELINE_SYNC)
            break;
        if (status == PGRES_FATAL_ERROR && committed)
            committed = tl::make_unexpected(errorOf(result->get()));
    }
    return PQexitPipelineMode(m_handle.get()) ? committed : abandon(lost().value());
}

/// A statement may take `patience` in all, and is stopped before so that its answer still arrives within that.
void PgSession::allow(Deadline start, milliseconds patience)
{
    m_giveUpAt = start + patience;
    m_stopAt = m_giveUpAt - std::min(kLastMoment, patience / 2);
}

Result<void> PgSession::flush()
{
    m_sentAt = steady_clock::now();
    for (;;) {
        const int left = PQflush(m_handle.get());
        if (left <= 0)
            return left == 0 ? Result<void>() : lost();
        if (auto ready = await(POLLIN | POLLOUT); !ready)
            return ready;
        if (!PQconsumeInput(m_handle.get()))
            return lost();
    }
}

Result<PgSession::ResultPtr> PgSession::nextResult()
{
    while (PQisBusy(m_handle.get())) {
        if (auto ready = await(POLLIN); !ready)
            return tl::make_unexpected(ready.error());
        // A failure shows in the result that follows, with the server's last words in it.
        if (!PQconsumeInput(m_handle.get()) && PQisBusy(m_handle.get()))
            return lost();
    }
    if (const auto sent = std::exchange(m_sentAt, {}))
        m_lastRoundTrip = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - *sent);
    return ResultPtr(PQgetResult(m_handle.get()));
}

/// Waits while a statement is under way. Giving up does not undo what was sent.
Result<void> PgSession::await(short events)
{
    for (;;) {
        const bool mayStop = m_stop == Stop::None && !m_isPinging;
        const bool heedsCancel = m_stop == Stop::None;
        switch (waitFor(PQsocket(m_handle.get()), events, *m_interrupt, heedsCancel, mayStop ? m_stopAt : m_giveUpAt)) {
        case Waited::Ready:
            return {};
        case Waited::Cancelled:
            stop(Stop::Cancelled);
            break;
        case Waited::Late:
            if (!mayStop)
                return failure(ErrorKind::OutcomeUnknown);
            stop(Stop::Late);
            break;
        case Waited::Interrupted:
            return failure(ErrorKind::OutcomeUnknown);
        case Waited::Failed:
            return lost();
        }
    }
}

void PgSession::stop(Stop why)
{
    m_stop = why;
    m_mayBeStopped = true;
    m_giveUpAt = std::min(m_giveUpAt, steady_clock::now() + kLastMoment);
    requestCancel(m_handle.get());
}

/// An error that the server answered. One by which it says that it stopped has used our wish up.
Failure PgSession::told(const Error &error)
{
    if (m_stop == Stop::None || error.sqlState != kQueryCanceled)
        return Failure(error);
    m_mayBeStopped = false;
    Error stopped = error;
    stopped.kind = m_stop == Stop::Cancelled ? ErrorKind::Cancelled : ErrorKind::StatementTimeout;
    return Failure(stopped);
}

Failure PgSession::lost() const
{
    return failure(ErrorKind::ConnectionLost, Field::None, fromServer(PQerrorMessage(m_handle.get())));
}

/// A statement was sent and its answer was not read: whatever comes later belongs to nobody. Giving up a wait for
/// an answer does not undo what was sent, hence the outcome is as unknown as after a lost connection.
Failure PgSession::abandon(const Error &error)
{
    m_isAbandoned = true;
    return Failure(error);
}

} // namespace budget
