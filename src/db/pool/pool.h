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

/// Carries out what PoolCore decides: workers with their connections, and the jobs on them. Lives in one thread
/// (the GUI's), never blocks it, and answers every job exactly once.
class Pool : public QObject
{
    Q_OBJECT

public:
    using Ticket = quint64; ///< names a job

    Pool(const PoolSettings &settings, ConnectionFactory factory, QObject *parent = nullptr);
    /// Refuses what waits, interrupts what runs and waits for it, but not longer than kFarewell: a thread that does not
    /// notice the interrupt is left behind.
    ~Pool() override;

    /// Refuses what waits and what comes, lets what runs end, then says emptied(). Does not block.
    void shutDown();
    /// Ends every wait for the network at once. The outcome of work that runs is unknown then.
    void interrupt();

    /// Runs `work(Connection &) -> Result<T>` on a connection of its own. The future finishes in the worker's
    /// thread: watch it with a QFutureWatcher, never by then(context, …), which looks at its context from there.
    /// Work that may be repeated is called a second time where the first one's ping was not answered.
    /// `ticket` is filled in before anything happens, for cancel().
    template <class Work>
    auto run(Work work, Repeat repeat = Repeat::Never, Ticket *ticket = nullptr)
    {
        auto job = std::make_shared<TypedJob<Work>>(std::move(work), repeat);
        auto future = job->future();
        submit(std::move(job), ticket);
        return future;
    }

    /// Gives up all that waits or runs; the pool lives on. What waits answers Cancelled at once: nothing was done. What
    /// runs is stopped at the server and answers within a second: what the server said, or OutcomeUnknown.
    void cancelAll();
    /// The same for one job; does nothing where that has answered.
    void cancel(Ticket job);
    /// Parts with every connection, those in use when their job is done. Who waits goes on waiting, and new ones are
    /// opened with the same settings.
    void dispose();

    [[nodiscard]] PoolStats stats() const;

Q_SIGNALS:
    void statsChanged();
    /// The other side has ended a connection that nobody used; it is closed. Nothing was asked to find out.
    void endedByServer();
    /// For the journal, what happened to a connection. No place, no time.
    void happened(const budget::JournalEntry &entry);
    /// After shutDown(): the last connection is closed and its thread gone.
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

    /// A job that was cancelled has this long to answer; a connection takes less.
    static constexpr std::chrono::milliseconds kPatience{900};
    /// The time that all threads together have to end with the pool.
    static constexpr std::chrono::milliseconds kFarewell{600};

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
    std::vector<std::unique_ptr<Worker>> m_retired;                ///< closing their connections
    std::unordered_map<JobId, JobPtr> m_jobs;                      ///< those that wait
    std::unordered_map<JobId, PoolCore::TimePoint> m_waitingSince; ///< those of them that wait for others
    std::map<SeatId, Running> m_running;
    RoundTrip m_lastRoundTrip;
    Error m_openError; ///< why the last opening failed
    JobId m_lastJob = 0;
    bool m_isShutDown = false;
    QTimer m_timer;
};

} // namespace budget
