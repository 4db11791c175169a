// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/work/workrunner.h"

#include "app/work/worktime.h"
#include "db/connection.h"
#include "db/pool/pool.h"

#include <algorithm>

namespace budget {

namespace {

using std::chrono::microseconds;

microseconds since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - start);
}

PersistentWork::Work timed(PersistentWork::Work work, const WorkTimePtr &time)
{
    return [work = std::move(work), time](Connection &connection) {
        const auto start = std::chrono::steady_clock::now();
        auto answer = work(connection);
        time->set(since(start), connection.lastRoundTrip());
        return answer;
    };
}

JournalEntry endOf(const PersistentWork::Answer &answer, const WorkTime &time, microseconds inAll)
{
    if (!answer) {
        JournalEntry entry = failureEntry(JournalKind::WorkFailed, answer.error());
        entry.time = inAll;
        return entry;
    }
    const bool isSlow = time.onConnection() >= kSlowWork;
    return {.kind = isSlow ? JournalKind::WorkSlow : JournalKind::WorkDone,
            .time = time.onConnection(),
            .roundTrip = time.roundTrip()};
}

} // namespace

WorkRunner::WorkRunner(WorkTools tools, QObject *parent) : QObject(parent), m_tools(std::move(tools))
{ }

WorkRunner::~WorkRunner() = default;

void WorkRunner::use(Pool *pool, std::chrono::milliseconds limit, Field source)
{
    m_pool = pool;
    m_limit = limit;
    m_source = source;
}

void WorkRunner::cancelAll()
{
    const auto running = m_running;
    for (PersistentWork *work : running)
        work->cancel();
    if (m_pool)
        m_pool->cancelAll();
}

bool WorkRunner::isChecking() const
{
    return std::ranges::any_of(m_running, &PersistentWork::isChecking);
}

void WorkRunner::start(WorkKind kind, const QString &name, PersistentWork::Work work, PersistentWork::Finish finish)
{
    const auto time = std::make_shared<WorkTime>();
    auto *attempts = new PersistentWork(*m_pool, kind, timed(std::move(work), time), m_tools, this);
    m_running.push_back(attempts);
    connect(attempts, &PersistentWork::repeated, this, [this, attempts, name](const Error &error) {
        if (!isCurrent(*attempts))
            return;
        note(failureEntry(JournalKind::Retried, error), name);
        Q_EMIT repeated(error);
    });
    Q_EMIT began();
    const auto take = [this, attempts, name, time, start = std::chrono::steady_clock::now(),
                       finish = std::move(finish)](const PersistentWork::Answer &answer) {
        forget(attempts);
        if (isCurrent(*attempts)) {
            note(endOf(answer, *time, since(start)), name);
            Q_EMIT ended(answer ? std::nullopt : std::optional(answer.error()));
        }
        finish(answer);
    };
    attempts->start(m_limit, take, m_source);
}

/// False also if both pools are null: the work's pool was destroyed, and the runner has no pool now.
bool WorkRunner::isCurrent(const PersistentWork &work) const
{
    return m_pool && work.pool() == m_pool;
}

void WorkRunner::note(JournalEntry entry, const QString &name)
{
    entry.work = name;
    Q_EMIT happened(entry);
}

void WorkRunner::forget(PersistentWork *work)
{
    std::erase(m_running, work);
    work->deleteLater();
}

} // namespace budget
