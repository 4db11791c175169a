// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pool/poolcore.h"
#include "db/pool/worker.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

namespace budget {

/// Carries out what PoolCore decides: workers with their connections, and the jobs on them. Lives in one thread
/// (the GUI's), never blocks it, and answers every job exactly once.
class Pool : public QObject
{
    Q_OBJECT

public:
    Pool(const PoolSettings &settings, ConnectionFactory factory, QObject *parent = nullptr);
    /// Refuses what waits, interrupts what runs and waits for it: at most as long as a look-up of a name takes.
    ~Pool() override;

    /// Refuses what waits and what comes, lets what runs end, then says emptied(). Does not block.
    void shutDown();
    /// Ends every wait for the network at once. The outcome of work that runs is unknown then.
    void interrupt();

    /// Runs `work(Connection &) -> Result<T>` on a connection of its own. The future finishes in the worker's
    /// thread: watch it with a QFutureWatcher, never by then(context, …), which looks at its context from there.
    template <class Work>
    auto run(Work work, Repeat repeat = Repeat::Never)
    {
        Q_UNUSED(repeat)
        auto job = std::make_shared<TypedJob<Work>>(std::move(work));
        auto future = job->future();
        submit(std::move(job));
        return future;
    }

    /// Gives up all that waits or runs; the pool lives on. What waits answers Cancelled at once: nothing was done. What
    /// runs is cancelled at the server and answers within a second what the server said, or OutcomeUnknown.
    void cancelAll();

    [[nodiscard]] PoolStats stats() const { return m_core.stats(); }

Q_SIGNALS:
    void statsChanged();
    /// After shutDown(): the last connection is closed and its thread gone.
    void emptied();

private:
    using SeatId = PoolCore::SeatId;
    using JobId = PoolCore::JobId;

    void submit(JobPtr job);
    void carryOut(const PoolCore::Actions &actions);
    void carryOut(const PoolCore::OpenSeat &action);
    void carryOut(const PoolCore::CloseSeat &action);
    void carryOut(const PoolCore::RunJob &action);
    void carryOut(const PoolCore::FailJob &action);
    void seatOpenFailed(SeatId seat, const Error &error);
    void retire(SeatId seat);
    void forget(const Worker *worker);
    void announceWhenEmpty();
    void armTimer();
    [[nodiscard]] JobPtr take(JobId job);

    PoolCore m_core;
    ConnectionFactory m_factory;
    std::map<SeatId, std::unique_ptr<Worker>> m_workers;
    std::vector<std::unique_ptr<Worker>> m_retired; ///< closing their connections
    std::unordered_map<JobId, JobPtr> m_jobs;       ///< those that wait
    Error m_openError;                              ///< why the last opening failed
    JobId m_lastJob = 0;
    bool m_isShutDown = false;
    QTimer m_timer;
};

} // namespace budget
