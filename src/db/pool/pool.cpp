// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/pool.h"

#include <QDeadlineTimer>

namespace budget {

using namespace Qt::StringLiterals;
using std::chrono::steady_clock;

Pool::Pool(const PoolSettings &settings, ConnectionFactory factory, QObject *parent)
    : QObject(parent), m_core(settings), m_factory(std::move(factory))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { carryOut(m_core.tick(steady_clock::now())); });
}

Pool::~Pool()
{
    disconnect();
    shutDown();
    interrupt();
    const QDeadlineTimer patience(kDestructorWait);
    for (auto &[seat, worker] : m_workers)
        Worker::end(std::move(worker), patience);
    for (auto &worker : m_retired)
        Worker::end(std::move(worker), patience);
}

void Pool::shutDown()
{
    m_isShutDown = true;
    carryOut(m_core.shutDown());
    announceWhenEmpty();
}

void Pool::interrupt()
{
    for (const auto &[seat, worker] : m_workers)
        worker->interrupt();
    for (const auto &worker : m_retired)
        worker->interrupt();
}

void Pool::cancelAll()
{
    const auto actions = m_core.cancelAll();
    for (const PoolCore::Action &action : actions) {
        if (const auto *closing = std::get_if<PoolCore::CloseSeat>(&action))
            m_workers.at(closing->seat)->interrupt(); // the worker is still opening its connection
    }
    carryOut(actions);
    for (const auto &[seat, running] : m_running)
        stop(seat, running.id);
}

void Pool::cancel(Ticket job)
{
    carryOut(m_core.cancel(job));
    const auto it = std::ranges::find(m_running, job, [](const auto &entry) { return entry.second.id; });
    if (it != m_running.end())
        stop(it->first, job);
}

void Pool::stop(SeatId seat, JobId job)
{
    m_workers.at(seat)->cancel();
    QTimer::singleShot(kPatience, this, [this, seat, job] { giveUp(seat, job); });
}

/// Called kPatience after a job was cancelled. If the job still runs, its worker is stuck: the pool answers the job
/// with OutcomeUnknown and gives the worker up.
void Pool::giveUp(SeatId seat, JobId job)
{
    const auto it = m_running.find(seat);
    if (it == m_running.end() || it->second.id != job)
        return;
    if (const JobPtr late = it->second.job.lock())
        late->fail({ErrorKind::OutcomeUnknown, Field::None, {}, {}, {}});
    m_workers.at(seat)->interrupt();
    finish(seat, false, {});
}

void Pool::dispose()
{
    carryOut(m_core.dispose());
}

PoolStats Pool::stats() const
{
    PoolStats stats = m_core.stats();
    stats.lastRoundTrip = m_lastRoundTrip;
    return stats;
}

void Pool::submit(JobPtr job, Ticket *ticket)
{
    const JobId id = ++m_lastJob;
    if (ticket)
        *ticket = id;
    m_jobs.emplace(id, std::move(job));
    const auto actions = m_core.submit(id, steady_clock::now());
    if (actions.empty()) // no connection is idle, and none is opened for this job
        m_waitingSince.emplace(id, steady_clock::now());
    carryOut(actions);
}

void Pool::carryOut(const PoolCore::Actions &actions)
{
    for (const PoolCore::Action &action : actions)
        std::visit([this](const auto &a) { carryOut(a); }, action);
    armTimer();
    Q_EMIT statsChanged();
}

/// Connects a worker's signal to `act`. A queued signal that arrives after the worker was retired is ignored.
template <class... Args, class Act>
void Pool::listen(Worker *worker, void (Worker::*said)(Args...), SeatId seat, Act act)
{
    connect(worker, said, this, [this, seat, act](Args... args) {
        if (m_workers.contains(seat))
            act(args...);
    });
}

void Pool::carryOut(const PoolCore::OpenSeat &action)
{
    const SeatId seat = action.seat;
    auto owned = std::make_unique<Worker>(m_factory);
    Worker *worker = owned.get();
    m_workers.emplace(seat, std::move(owned));
    listen(worker, &Worker::opened, seat, [this, seat, since = steady_clock::now()] {
        say(JournalKind::ConnectionOpened, since);
        carryOut(m_core.opened(seat, steady_clock::now()));
    });
    listen(worker, &Worker::openFailed, seat, [this, seat](const Error &error) { seatOpenFailed(seat, error); });
    listen(worker, &Worker::endedIdle, seat, [this, seat] { noteEndedIdle(seat); });
    listen(worker, &Worker::foundDead, seat, [this, seat] { m_core.foundDead(seat); });
    listen(worker, &Worker::reopened, seat, [this, seat] { noteReopened(seat); });
    listen(worker, &Worker::finished, seat,
           [this, seat](bool usable, RoundTrip roundTrip) { finish(seat, usable, roundTrip); });
    worker->open();
}

void Pool::carryOut(const PoolCore::CloseSeat &action)
{
    retire(action.seat);
}

void Pool::carryOut(const PoolCore::RunJob &action)
{
    const JobPtr job = take(action.job);
    noteWait(action.job);
    m_running[action.seat] = {action.job, job};
    m_workers.at(action.seat)->run(job, action.checkout);
}

void Pool::carryOut(const PoolCore::FailJob &action)
{
    const JobPtr job = take(action.job);
    noteWait(action.job);
    switch (action.refusal) {
    case PoolCore::Refusal::OpenFailed:
        return job->fail(m_openError);
    case PoolCore::Refusal::TimedOutOpening:
        return job->fail({ErrorKind::ConnectTimeout, Field::Host, {}, {}, {}});
    case PoolCore::Refusal::TimedOutWaiting:
        return job->fail({ErrorKind::PoolTimeout, Field::None, {}, {}, {}});
    case PoolCore::Refusal::Cancelled:
        return job->fail({ErrorKind::Cancelled, Field::None, {}, {}, {}});
    }
}

void Pool::seatOpenFailed(SeatId seat, const Error &error)
{
    m_openError = error;
    Q_EMIT happened(failureEntry(JournalKind::ConnectionFailed, error));
    retire(seat);
    carryOut(m_core.openFailed(seat, steady_clock::now()));
}

void Pool::finish(SeatId seat, bool usable, RoundTrip roundTrip)
{
    m_running.erase(seat);
    if (roundTrip)
        m_lastRoundTrip = roundTrip;
    carryOut(m_core.finished(seat, usable, steady_clock::now()));
}

void Pool::noteEndedIdle(SeatId seat)
{
    const auto actions = m_core.endedIdle(seat);
    if (actions.empty())
        return;
    carryOut(actions);
    say(JournalKind::ConnectionEnded);
    Q_EMIT endedByServer();
}

void Pool::noteReopened(SeatId seat)
{
    const qint64 recycled = m_core.stats().recycled;
    m_core.reopened(seat, steady_clock::now());
    const bool isRecycled = m_core.stats().recycled > recycled;
    say(isRecycled ? JournalKind::ConnectionRecycled : JournalKind::ConnectionReplaced);
}

void Pool::noteWait(JobId job)
{
    const auto waited = m_waitingSince.extract(job);
    if (!waited.empty() && steady_clock::now() - waited.mapped() >= kNotedWait)
        say(JournalKind::PoolWaited, waited.mapped());
}

void Pool::say(JournalKind kind, std::optional<PoolCore::TimePoint> since)
{
    JournalEntry entry{.kind = kind};
    if (since)
        entry.time = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - *since);
    Q_EMIT happened(entry);
}

void Pool::retire(SeatId seat)
{
    auto retired = m_workers.extract(seat);
    Worker *worker = retired.mapped().get();
    m_retired.push_back(std::move(retired.mapped()));
    // Queued: the worker must not be destroyed while it is still emitting this signal.
    connect(
        worker, &Worker::ended, this, [this, worker] { forget(worker); }, Qt::QueuedConnection);
    worker->retire();
}

void Pool::forget(const Worker *worker)
{
    std::erase_if(m_retired, [&](const auto &retired) { return retired.get() == worker; });
    announceWhenEmpty();
}

void Pool::announceWhenEmpty()
{
    if (m_isShutDown && m_workers.empty() && m_retired.empty())
        Q_EMIT emptied();
}

void Pool::armTimer()
{
    const auto deadline = m_core.nextDeadline();
    if (!deadline)
        return m_timer.stop();
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(*deadline - steady_clock::now()));
}

JobPtr Pool::take(JobId job)
{
    const auto it = m_jobs.find(job);
    JobPtr taken = std::move(it->second);
    m_jobs.erase(it);
    return taken;
}

} // namespace budget
