// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/work/persistentwork.h"

#include "app/work/answers.h"
#include "db/pool/pool.h"

#include <utility>

namespace budget {

using std::chrono::milliseconds;

namespace {

/// Added to the time limit, so that the pool's timeout, which is as long as the limit, comes first: its error says what
/// the job waited for.
constexpr milliseconds kAfterPool{50};
/// How long the pool has to report the outcome of a cancelled job.
constexpr milliseconds kGrace{950};

/// True if the server has answered a change, but its answer cannot be read: the change may be saved.
bool isUnreadAnswer(const Error &error)
{
    return error.kind == ErrorKind::AnswerMalformed || error.kind == ErrorKind::AnswerTooLarge;
}

} // namespace

PersistentWork::PersistentWork(Pool &pool, WorkKind kind, Work work, WorkTools tools, QObject *parent)
    : QObject(parent), m_pool(&pool), m_kind(kind), m_work(std::move(work)), m_tools(std::move(tools)),
      m_permit(std::make_shared<WorkPermit>())
{
    for (QTimer *timer : {&m_limit, &m_pause, &m_grace})
        timer->setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PersistentWork::submit);
    connect(&m_grace, &QTimer::timeout, this, [this] {
        m_isInDoubt = m_kind != WorkKind::Read;
        giveUp();
    });
    connect(&m_limit, &QTimer::timeout, this, [this] { stop(Stop::Late); });
}

PersistentWork::~PersistentWork() = default;

const Pool *PersistentWork::pool() const
{
    return m_pool;
}

void PersistentWork::start(milliseconds limit, Finish finish, Field source)
{
    m_source = source;
    m_finish = std::move(finish);
    m_limit.start(limit + kAfterPool);
    submit();
}

void PersistentWork::cancel()
{
    stop(Stop::Cancelled);
}

void PersistentWork::submit()
{
    if (!m_pool)
        return giveUp();
    m_permit = std::make_shared<WorkPermit>();
    m_isAttempted = true;
    const Repeat repeat = m_kind == WorkKind::UnguardedWrite ? Repeat::Never : Repeat::Harmless;
    const auto attempt = [work = m_work, permit = m_permit](Connection &connection) -> Answer {
        return permit->take() ? work(connection) : failure(ErrorKind::Cancelled);
    };
    whenAnswered(m_pool->run(attempt, repeat, &m_ticket), this, [this](const Answer &answer) { take(answer); });
}

void PersistentWork::take(const Answer &answer)
{
    m_isAttempted = false;
    if (answer)
        return finish(answer);
    const Error &error = answer.error();
    noteDoubt(error);
    if (isJudgement(error))
        return finish(answer);
    if (error.kind != ErrorKind::Cancelled)
        m_lastError = error;
    else if (m_stop == Stop::No)
        m_stop = Stop::Cancelled; // the pool's work was cancelled, or the pool was destroyed
    if (m_stop != Stop::No)
        return giveUp();
    carryOn(error);
}

void PersistentWork::noteDoubt(const Error &error)
{
    if (m_kind == WorkKind::Read)
        return;
    if (remedyFor(error) == Remedy::AskAgain || isUnreadAnswer(error))
        m_isInDoubt = true;
    else if (isJudgement(error))
        m_isInDoubt = false;
}

void PersistentWork::carryOn(const Error &error)
{
    m_isRepeating = true;
    const RetryPolicy::Work work{m_kind != WorkKind::UnguardedWrite, m_isInDoubt};
    const auto pause = m_policy.pauseAfter(error, work, m_tools.permille());
    if (!pause)
        return giveUp();
    Q_EMIT repeated(error);
    m_pause.start(*pause);
}

void PersistentWork::stop(Stop why)
{
    if (m_stop != Stop::No || !m_finish)
        return;
    m_stop = why;
    m_pause.stop();
    const bool isRunning = m_isAttempted && !m_permit->revoke();
    if (isRunning)
        m_grace.start(kGrace);
    else
        giveUp();
    if (m_pool && m_isAttempted)
        m_pool->cancel(m_ticket);
}

void PersistentWork::giveUp()
{
    if (m_isInDoubt)
        return finish(tl::make_unexpected(uncertain()));
    if (m_stop == Stop::Cancelled || !m_pool)
        return finish(failure(ErrorKind::Cancelled));
    finish(tl::make_unexpected(whatIsKnown()));
}

void PersistentWork::finish(const Answer &answer)
{
    m_limit.stop();
    m_pause.stop();
    m_grace.stop();
    if (const auto receive = std::exchange(m_finish, {}))
        receive(answer.map_error([this](const Error &error) { return placed(error); }));
}

/// OutcomeUnknown is for guarded writes alone, because its message says that trying again is safe.
Error PersistentWork::uncertain() const
{
    Error error = m_lastError.value_or(Error{});
    error.kind = m_kind == WorkKind::GuardedWrite ? ErrorKind::OutcomeUnknown : ErrorKind::ConnectionLost;
    error.field = Field::None;
    return error;
}

/// The error of work that has certainly changed nothing.
Error PersistentWork::whatIsKnown() const
{
    if (m_lastError)
        return told(*m_lastError);
    if (!m_permit->revoke())
        return {ErrorKind::StatementTimeout, Field::None, {}, {}, {}};
    const PoolStats stats = m_pool->stats();
    if (stats.waiting > 0 && stats.inUse == stats.open)
        return {ErrorKind::PoolTimeout, Field::None, {}, {}, {}};
    return {ErrorKind::ConnectTimeout, Field::Host, {}, {}, {}};
}

/// A local file has no host and no connection that can be lost, so errors of waiting are about the file.
Error PersistentWork::placed(Error error) const
{
    if (m_source != Field::LedgerFile)
        return error;
    switch (error.kind) {
    case ErrorKind::ConnectTimeout:
        error.kind = ErrorKind::PoolTimeout;
        break;
    case ErrorKind::HostUnreachable:
        error.kind = ErrorKind::StatementTimeout;
        break;
    case ErrorKind::ConnectionLost:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::PoolTimeout:
    case ErrorKind::StatementTimeout:
        break;
    default:
        return error;
    }
    error.field = m_source;
    return error;
}

/// For a read, replaces an error that says that a change may have been applied; a read changes nothing.
Error PersistentWork::told(Error error) const
{
    if (m_kind != WorkKind::Read || remedyFor(error) != Remedy::AskAgain)
        return error;
    const bool isLost = error.kind == ErrorKind::ConnectionLost;
    error.kind = isLost ? ErrorKind::HostUnreachable : ErrorKind::StatementTimeout;
    error.field = isLost ? Field::Host : Field::None;
    return error;
}

} // namespace budget
