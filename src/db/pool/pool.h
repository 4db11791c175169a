// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"
#include "db/pool/poolcore.h"
#include "db/pool/worker.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace budget {

/// Carries out what PoolCore decides: owns the workers with their connections and gives jobs to them. Lives in the GUI
/// thread, never blocks it, and answers every job exactly once.
class Pool : public QObject
{
    Q_OBJECT

public:
    using Ticket = quint64; ///< identifies a job

    Pool(const PoolSettings &settings, ConnectionFactory factory, QObject *parent = nullptr);
    /// Answers all waiting jobs with Cancelled, interrupts the running ones and waits for their threads for up to
    /// kDestructorWait in all. A thread that has not ended by then is left running (see leaveThreadBehind()).
    ~Pool() override;

    /// Refuses waiting and new jobs, lets running jobs finish, then emits emptied(). Does not block.
    void shutDown();
    /// Ends every wait for the network at once. The outcome of a statement that was sent is unknown then.
    void interrupt();

    /// Runs `work(Connection &) -> Result<T>` with a connection that no other job uses meanwhile. The future finishes
    /// in the worker's thread: watch it with a QFutureWatcher, not with then(context, …), which would access its
    /// context from that thread. With Repeat::Harmless, `work` is called a second time if the ping that was sent with
    /// it was not answered. `ticket`, for cancel(), is set before anything else happens.
    template <class Work>
    auto run(Work work, Repeat repeat = Repeat::Never, Ticket *ticket = nullptr)
    {
        auto job = std::make_shared<TypedJob<Work>>(std::move(work), repeat);
        auto future = job->future();
        submit(std::move(job), ticket);
        return future;
    }

    /// Gives up all waiting and running jobs; the pool stays usable. A waiting job answers Cancelled at once. A running
    /// job is cancelled at the server and answers within a second: with the server's answer, or with OutcomeUnknown.
    void cancelAll();
    /// Gives up one job, as cancelAll() does. Does nothing if the job has answered.
    void cancel(Ticket job);
    /// Closes every connection; one that is in use is closed when its job is done. Waiting jobs go on waiting, for new
    /// connections with the same settings.
    void dispose();

    [[nodiscard]] PoolStats stats() const;

Q_SIGNALS:
    void statsChanged();
    /// The server has ended an idle connection, which the pool has closed. Nothing was sent to find that out.
    void endedByServer();
    /// What happened to a connection, for the journal. The entry's `at` and `place` are not set.
    void happened(const budget::JournalEntry &entry);
    /// Emitted after shutDown(), once the last connection is closed and its thread has ended.
    void emptied();

private:
    using SeatId = PoolCore::SeatId;
    using JobId = PoolCore::JobId;
    using RoundTrip = std::optional<std::chrono::microseconds>;
    struct Running
    {
        JobId id = 0;
        std::weak_ptr<Job> job;
    };

    /// How long a cancelled job may take to answer before the pool gives its worker up; longer than
    /// PgExchange::kCancelWait.
    static constexpr std::chrono::milliseconds kPatience{900};
    /// How long the destructor waits for all threads together.
    static constexpr std::chrono::milliseconds kDestructorWait{600};

    void submit(JobPtr job, Ticket *ticket);
    void stop(SeatId seat, JobId job);
    void carryOut(const PoolCore::Actions &actions);
    void carryOut(const PoolCore::OpenSeat &action);
    void carryOut(const PoolCore::CloseSeat &action);
    void carryOut(const PoolCore::RunJob &action);
    void carryOut(const PoolCore::FailJob &action);
    template <class... Args, class Act>
    void listen(Worker *worker, void (Worker::*said)(Args...), SeatId seat, Act act);
    void seatOpenFailed(SeatId seat, const Error &error);
    void noteReopened(SeatId seat);
    void noteWait(JobId job);
    void say(JournalKind kind, std::optional<PoolCore::TimePoint> since = {});
    void finish(SeatId seat, bool usable, RoundTrip roundTrip);
    void noteEndedIdle(SeatId seat);
    void giveUp(SeatId seat, JobId job);
    void retire(SeatId seat);
    void forget(const Worker *worker);
    void announceWhenEmpty();
    void armTimer();
    [[nodiscard]] JobPtr take(JobId job);

    PoolCore m_core;
    ConnectionFactory m_factory;
    std::map<SeatId, std::unique_ptr<Worker>> m_workers;
    std::vector<std::unique_ptr<Worker>> m_retired;                ///< workers that are closing their connections
    std::unordered_map<JobId, JobPtr> m_jobs;                      ///< waiting jobs
    std::unordered_map<JobId, PoolCore::TimePoint> m_waitingSince; ///< since when jobs wait for a busy connection
    std::map<SeatId, Running> m_running;
    RoundTrip m_lastRoundTrip;
    Error m_openError; ///< why the last attempt to open a connection failed
    JobId m_lastJob = 0;
    bool m_isShutDown = false;
    QTimer m_timer;
};

} // namespace budget
