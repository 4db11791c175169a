// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/pool.h"

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
    std::vector<JobId> waiting;
    for (const auto &[id, job] : m_jobs)
        waiting.push_back(id);
    for (const JobId id : waiting)
        carryOut(m_core.cancel(id));
}

void Pool::submit(JobPtr job)
{
    const JobId id = ++m_lastJob;
    m_jobs.emplace(id, std::move(job));
    carryOut(m_core.submit(id, steady_clock::now()));
}

void Pool::carryOut(const PoolCore::Actions &actions)
{
    for (const PoolCore::Action &action : actions)
        std::visit([this](const auto &a) { carryOut(a); }, action);
    armTimer();
    Q_EMIT statsChanged();
}

void Pool::carryOut(const PoolCore::OpenSeat &action)
{
    const SeatId seat = action.seat;
    auto worker = std::make_unique<Worker>(m_factory);
    connect(worker.get(), &Worker::opened, this, [this, seat] { carryOut(m_core.opened(seat, steady_clock::now())); });
    connect(worker.get(), &Worker::openFailed, this, [this, seat](const Error &error) { seatOpenFailed(seat, error); });
    connect(worker.get(), &Worker::finished, this,
            [this, seat](bool usable) { carryOut(m_core.finished(seat, usable, steady_clock::now())); });
    connect(worker.get(), &Worker::foundDead, this, [this, seat] { m_core.foundDead(seat); });
    connect(worker.get(), &Worker::reopened, this, [this, seat] { m_core.reopened(seat, steady_clock::now()); });
    worker->open();
    m_workers.emplace(seat, std::move(worker));
}

void Pool::carryOut(const PoolCore::CloseSeat &action)
{
    retire(action.seat);
}

void Pool::carryOut(const PoolCore::RunJob &action)
{
    m_workers.at(action.seat)->run(take(action.job), action.checkout);
}

void Pool::carryOut(const PoolCore::FailJob &action)
{
    const JobPtr job = take(action.job);
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
    retire(seat);
    carryOut(m_core.openFailed(seat, steady_clock::now()));
}

void Pool::retire(SeatId seat)
{
    auto retired = m_workers.extract(seat);
    Worker *worker = retired.mapped().get();
    m_retired.push_back(std::move(retired.mapped()));
    // Queued: the worker must not be destroyed while it is still saying so.
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
