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

/// The decisions of a pool, without thread, connection or clock: events go in with the time at which they happened,
/// actions come out, to be carried out in their order. Semantics are those of SQLAlchemy's QueuePool: nothing is
/// opened in advance, an idle connection is taken before a new one is opened, at most size + overflow are open (counted
/// before opening), jobs wait in the order of their arrival, and a connection that comes back while `size` are idle is
/// closed. A connection older than `recycle` is replaced before its next use; a connection that lay idle is pinged, and
/// where it is dead, all older connections are replaced before their next use without a ping.
///
/// A connection that has been opened goes to the first job that waits, not to the job that caused the opening. Hence
/// the waiting jobs rely on a number of openings, not each on its own.
///
/// *Invariant*: every job that was submitted leaves exactly once, by RunJob or by FailJob.
/// *Invariant*: while a job waits, no connection is idle, and either a connection is being opened or there is no room.
class PoolCore
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    using SeatId = quint64; ///< one connection's place; never used twice
    using JobId = quint64;

    enum class Refusal {
        OpenFailed,      ///< the connection that was being opened for it could not be opened
        TimedOutOpening, ///< its time ran out while a connection was being opened for it
        TimedOutWaiting, ///< its time ran out while all connections were in use
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
    /// Takes back a job that still waits; does nothing to one that runs or is done.
    [[nodiscard]] Actions cancel(JobId job);
    /// Refuses all that waits and gives up what is being opened; jobs that run are not touched.
    [[nodiscard]] Actions cancelAll();
    [[nodiscard]] Actions opened(SeatId seat, TimePoint now);
    [[nodiscard]] Actions openFailed(SeatId seat, TimePoint now);
    /// The connection of a busy seat had ended unseen; those that are older are not trusted any more.
    void foundDead(SeatId seat);
    /// The connection of a busy seat was replaced before its job began.
    void reopened(SeatId seat, TimePoint now);
    /// The seat's job is done; a connection that is not `usable` any more is closed.
    [[nodiscard]] Actions finished(SeatId seat, bool usable, TimePoint now);
    /// The other side has ended the connection of a seat. Where a job has got it meanwhile, that finds out by itself.
    [[nodiscard]] Actions endedIdle(SeatId seat);
    /// Parts with every connection: closes what is idle now and the rest when it comes back, which counts until then.
    /// Who waits goes on waiting, and new ones are opened with the same settings.
    [[nodiscard]] Actions dispose();
    /// Refuses the jobs whose time has run out.
    [[nodiscard]] Actions tick(TimePoint now);
    /// Refuses all that waits and all that comes; closes what is idle now and the rest when it comes back.
    [[nodiscard]] Actions shutDown();

    /// When tick() has something to do.
    [[nodiscard]] std::optional<TimePoint> nextDeadline() const;
    [[nodiscard]] PoolStats stats() const;

private:
    enum class SeatState { Opening, Idle, Busy };
    struct Seat
    {
        SeatState state = SeatState::Opening;
        JobId openingFor = 0; ///< the job that caused the opening; where it still waits, it fails with the opening
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
    void leave(std::deque<Waiting>::iterator job);
    void countAwaitedOpenings();
    void serve(SeatId seat, Actions &actions, TimePoint now);
    void assign(SeatId seat, Actions &actions, TimePoint now);
    /// `reason` is the count of connections that were closed for the same.
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
    std::vector<SeatId> m_idle; ///< the most recently used last
    std::deque<Waiting> m_waiting;
    std::size_t m_awaitedOpenings = 0; ///< openings that the first so many of the waiting jobs rely on
    SeatId m_lastSeat = 0;
    quint64 m_generation = 0; ///< connections of an earlier one are replaced before their next use
    quint64 m_era = 0;        ///< connections of an earlier one are closed when they come back
    PoolStats m_counted;      ///< the part of the statistics that only grows
    bool m_isShutDown = false;
};

} // namespace budget
