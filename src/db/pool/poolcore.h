// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"
#include "core/status/poolstats.h"
#include "db/pool/checkout.h"

#include <QtGlobal>

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace budget {

/// Makes the decisions of a pool, without thread, connection or clock. The caller passes events with the time at which
/// they happened, and carries out the actions that are returned, in their order. The rules are those of SQLAlchemy's
/// QueuePool: no connection is opened in advance; an idle connection is taken before a new one is opened; at most
/// `size` plus `overflow` connections are open, counted from the beginning of their opening; jobs wait in the order of
/// arrival; a connection that is returned while `size` connections are idle is closed. A connection older than
/// `recycle` is replaced before its next use. A connection that was idle is pinged before its next use; if it is dead,
/// all older connections are replaced before their next use without a ping.
///
/// A newly opened connection goes to the first waiting job, not to the job that caused the opening. Hence PoolCore
/// counts how many waiting jobs rely on an opening (m_awaitedOpenings); no job waits for one particular opening.
///
/// *Invariant*: every submitted job ends in exactly one RunJob or FailJob.
/// *Invariant*: while a job waits, no connection is idle, and either one is being opened or the limit is reached.
class PoolCore
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    using SeatId = quint64; ///< identifies one connection's place in the pool; never used again
    using JobId = quint64;

    enum class Refusal {
        OpenFailed,      ///< the connection that was being opened for the job could not be opened
        TimedOutOpening, ///< the job's time ran out while a connection was being opened for it
        TimedOutWaiting, ///< the job's time ran out while all connections were in use
        Cancelled,
    };

    struct OpenSeat
    {
        SeatId seat = 0;
        bool operator==(const OpenSeat &) const = default;
    };
    struct CloseSeat
    {
        SeatId seat = 0;
        bool operator==(const CloseSeat &) const = default;
    };
    struct RunJob
    {
        SeatId seat = 0;
        JobId job = 0;
        Checkout checkout = Checkout::AsItIs;
        bool operator==(const RunJob &) const = default;
    };
    struct FailJob
    {
        JobId job = 0;
        Refusal refusal = Refusal::Cancelled;
        bool operator==(const FailJob &) const = default;
    };
    using Action = std::variant<OpenSeat, CloseSeat, RunJob, FailJob>;
    using Actions = std::vector<Action>;

    explicit PoolCore(const PoolSettings &settings) : m_settings(settings) { }

    [[nodiscard]] Actions submit(JobId job, TimePoint now);
    /// Removes a job that still waits. Does nothing for a job that runs or is done.
    [[nodiscard]] Actions cancel(JobId job);
    /// Refuses all waiting jobs and closes the connections that are being opened. Running jobs are not affected.
    [[nodiscard]] Actions cancelAll();
    [[nodiscard]] Actions opened(SeatId seat, TimePoint now);
    [[nodiscard]] Actions openFailed(SeatId seat, TimePoint now);
    /// The connection of a busy seat was found dead. Connections that are older than it are replaced before their next
    /// use.
    void foundDead(SeatId seat);
    /// The connection of a busy seat was replaced before its job began.
    void reopened(SeatId seat, TimePoint now);
    /// The job of a seat is done. The connection is closed if it is not `usable`.
    [[nodiscard]] Actions finished(SeatId seat, bool usable, TimePoint now);
    /// The server has ended the connection of an idle seat, which is closed. Does nothing if a job has got the seat
    /// meanwhile: the job's worker notices the dead connection itself.
    [[nodiscard]] Actions endedIdle(SeatId seat);
    /// Closes every connection: idle ones now, the others when their jobs are done; they count as open until then.
    /// Waiting jobs go on waiting, for new connections with the same settings.
    [[nodiscard]] Actions dispose();
    /// Refuses the jobs whose time has run out.
    [[nodiscard]] Actions tick(TimePoint now);
    /// Refuses all waiting and all new jobs. Closes idle connections now and the others when their jobs are done.
    [[nodiscard]] Actions shutDown();

    /// The time at which tick() must be called next; nothing if no job waits.
    [[nodiscard]] std::optional<TimePoint> nextDeadline() const;
    [[nodiscard]] PoolStats stats() const;

private:
    enum class SeatState { Opening, Idle, Busy };
    struct Seat
    {
        SeatState state = SeatState::Opening;
        JobId openingFor = 0; ///< the job that caused the opening; if it still waits, it fails with the opening
        quint64 generation = 0;
        quint64 era = 0;
        TimePoint openedAt = {};
        TimePoint usedAt = {};
        bool wasUsed = false;
    };
    struct Waiting
    {
        JobId job = 0;
        TimePoint since;
    };

    void dispatch(Actions &actions, TimePoint now);
    void leave(const std::deque<Waiting>::iterator &job);
    void countAwaitedOpenings();
    void serve(SeatId seat, Actions &actions, TimePoint now);
    void assign(SeatId seat, Actions &actions, TimePoint now);
    /// `reason` is the counter of connections that were closed for the same reason.
    void close(SeatId seat, qint64 PoolStats::*reason, Actions &actions);
    void renew(Seat &seat, TimePoint now);
    void noteWait(const Waiting &waiting, TimePoint now);
    [[nodiscard]] SeatId takeIdle();
    [[nodiscard]] JobId firstWithoutOpening() const;
    [[nodiscard]] Checkout checkoutOf(const Seat &seat, TimePoint now) const;
    [[nodiscard]] bool isOld(const Seat &seat, TimePoint now) const;
    [[nodiscard]] bool mayGrow() const;
    [[nodiscard]] int limit() const;

    PoolSettings m_settings;
    std::map<SeatId, Seat> m_seats;
    std::vector<SeatId> m_idle; ///< the most recently used one last
    std::deque<Waiting> m_waiting;
    std::size_t m_awaitedOpenings = 0; ///< how many jobs, from the front, rely on an opening that is under way
    SeatId m_lastSeat = 0;
    quint64 m_generation = 0; ///< a connection of an earlier generation is replaced before its next use
    quint64 m_era = 0;        ///< a connection of an earlier era is closed when its job is done
    PoolStats m_counted;      ///< the part of the statistics that only grows
    bool m_isShutDown = false;
};

} // namespace budget
