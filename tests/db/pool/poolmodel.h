// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pool/poolcore.h"

#include <algorithm>
#include <list>
#include <optional>
#include <utility>
#include <vector>

namespace budget::test {

/// A second, simpler implementation of PoolCore's rules, with which tests compare PoolCore. Each waiting job stores the
/// opening that it relies on, lists are searched instead of counted, and after every event one function (settled())
/// restores the invariants.
class PoolModel
{
public:
    using TimePoint = PoolCore::TimePoint;
    using SeatId = PoolCore::SeatId;
    using JobId = PoolCore::JobId;
    using Refusal = PoolCore::Refusal;
    using Actions = PoolCore::Actions;

    explicit PoolModel(const PoolSettings &settings) : m_settings(settings) { }

    [[nodiscard]] Actions submit(JobId job, TimePoint now)
    {
        if (m_isShutDown)
            m_actions.emplace_back(PoolCore::FailJob{job, Refusal::Cancelled});
        else
            m_jobs.push_back({job, now, {}, false});
        return settled(now);
    }

    [[nodiscard]] Actions cancel(JobId job, TimePoint now)
    {
        if (const auto it = std::ranges::find(m_jobs, job, &Job::id); it != m_jobs.end())
            refuse(it, Refusal::Cancelled);
        return settled(now);
    }

    [[nodiscard]] Actions cancelAll(TimePoint now)
    {
        while (!m_jobs.empty())
            refuse(m_jobs.begin(), Refusal::Cancelled);
        for (const SeatId seat : seatsThatAre(State::Opening))
            close(seat);
        return settled(now);
    }

    [[nodiscard]] Actions opened(SeatId seat, TimePoint now)
    {
        endReliance(seat);
        beginLife(*find(seat), now);
        giveBack(seat);
        return settled(now);
    }

    [[nodiscard]] Actions openFailed(SeatId seat, TimePoint now)
    {
        endReliance(seat);
        const JobId cause = find(seat)->cause;
        m_seats.erase(find(seat));
        if (const auto it = std::ranges::find(m_jobs, cause, &Job::id); it != m_jobs.end())
            refuse(it, Refusal::OpenFailed);
        return settled(now);
    }

    void foundDead(SeatId seat)
    {
        if (find(seat)->isSuspect)
            return;
        for (Seat &other : m_seats)
            other.isSuspect |= other.state != State::Opening;
    }

    void reopened(SeatId seat, TimePoint now) { beginLife(*find(seat), now); }

    [[nodiscard]] Actions finished(SeatId seat, bool usable, TimePoint now)
    {
        Seat &back = *find(seat);
        back.used = now;
        if (usable && !back.isPartedWith)
            giveBack(seat);
        else
            close(seat);
        return settled(now);
    }

    [[nodiscard]] Actions endedIdle(SeatId seat, TimePoint now)
    {
        if (find(seat)->state == State::Idle)
            close(seat);
        return settled(now);
    }

    [[nodiscard]] Actions dispose(TimePoint now)
    {
        for (const SeatId seat : std::vector(m_idle))
            close(seat);
        for (Seat &seat : m_seats)
            seat.isPartedWith = seat.state == State::Busy;
        return settled(now);
    }

    [[nodiscard]] Actions tick(TimePoint now)
    {
        std::vector<std::pair<JobId, Refusal>> late;
        for (const Job &job : m_jobs) {
            if (now - job.since >= m_settings.timeout)
                late.emplace_back(job.id, job.opening ? Refusal::TimedOutOpening : Refusal::TimedOutWaiting);
        }
        for (const auto &[job, refusal] : late)
            refuse(std::ranges::find(m_jobs, job, &Job::id), refusal);
        return settled(now);
    }

    [[nodiscard]] Actions shutDown(TimePoint now)
    {
        m_isShutDown = true;
        while (!m_jobs.empty())
            refuse(m_jobs.begin(), Refusal::Cancelled);
        for (const SeatId seat : std::vector(m_idle))
            close(seat);
        return settled(now);
    }

private:
    enum class State { Opening, Idle, Busy };
    struct Seat
    {
        SeatId id = 0;
        JobId cause = 0;
        State state = State::Opening;
        TimePoint opened = {};
        std::optional<TimePoint> used = {};
        bool isSuspect = false;    ///< was open when another connection was found dead
        bool isPartedWith = false; ///< is closed when its job has finished
    };
    struct Job
    {
        JobId id = 0;
        TimePoint since;
        std::optional<SeatId> opening; ///< the opening that the job relies on
        bool hasLost = false;          ///< the opening that the job relied on has ended
    };
    using JobIt = std::list<Job>::iterator;

    /// Gives idle connections to waiting jobs, then starts an opening for each job without one, up to the limit.
    Actions settled(TimePoint now)
    {
        while (!m_jobs.empty() && !m_idle.empty()) {
            const bool isLifo = m_settings.order == PoolSettings::Order::LastInFirstOut;
            const SeatId seat = isLifo ? m_idle.back() : m_idle.front();
            std::erase(m_idle, seat);
            find(seat)->state = State::Busy;
            m_actions.emplace_back(PoolCore::RunJob{seat, m_jobs.front().id, checkout(*find(seat), now)});
            leave(m_jobs.begin());
        }
        exchangeLostOpenings();
        for (Job &job : m_jobs) {
            if (job.opening || !hasRoom())
                continue;
            job.opening = ++m_lastSeat;
            m_seats.push_back({m_lastSeat, causeOfNext()});
            m_actions.emplace_back(PoolCore::OpenSeat{m_lastSeat});
        }
        return std::exchange(m_actions, {});
    }

    [[nodiscard]] JobId causeOfNext() const
    {
        for (const Job &job : m_jobs) {
            const auto isItsOpening = [&](const Seat &seat) {
                return seat.state == State::Opening && seat.cause == job.id;
            };
            if (std::ranges::none_of(m_seats, isItsOpening))
                return job.id;
        }
        return 0;
    }

    void refuse(JobIt job, Refusal refusal)
    {
        m_actions.emplace_back(PoolCore::FailJob{job->id, refusal});
        leave(job);
    }

    void leave(JobIt job) { m_jobs.erase(job); }

    void endReliance(SeatId seat)
    {
        const auto job = std::ranges::find(m_jobs, std::optional(seat), &Job::opening);
        if (job == m_jobs.end())
            return;
        job->opening.reset();
        job->hasLost = true;
    }

    /// Gives each job whose opening has ended an opening that no other job relies on.
    void exchangeLostOpenings()
    {
        for (Job &job : m_jobs) {
            if (!std::exchange(job.hasLost, false))
                continue;
            for (const SeatId other : seatsThatAre(State::Opening)) {
                if (std::ranges::find(m_jobs, std::optional(other), &Job::opening) == m_jobs.end())
                    job.opening = other;
            }
        }
    }

    /// Keeps a connection that has no job, unless enough are idle and no job waits.
    void giveBack(SeatId seat)
    {
        const bool isEnough = m_settings.size > 0 && static_cast<int>(m_idle.size()) >= m_settings.size;
        if (m_jobs.empty() && (m_isShutDown || isEnough))
            return close(seat);
        find(seat)->state = State::Idle;
        m_idle.push_back(seat);
    }

    void close(SeatId seat)
    {
        std::erase(m_idle, seat);
        m_seats.erase(find(seat));
        m_actions.emplace_back(PoolCore::CloseSeat{seat});
    }

    static void beginLife(Seat &seat, TimePoint now)
    {
        seat.opened = now;
        seat.used.reset();
        seat.isSuspect = false;
        seat.isPartedWith = false;
    }

    [[nodiscard]] Checkout checkout(const Seat &seat, TimePoint now) const
    {
        if (!seat.used && seat.opened == now)
            return Checkout::AsItIs;
        const bool isTooOld = m_settings.recycle.count() >= 0 && now >= seat.opened + m_settings.recycle;
        if (isTooOld || seat.isSuspect)
            return Checkout::Reopen;
        const bool isAsked = m_settings.prePing && now >= seat.used.value_or(seat.opened) + m_settings.fresh;
        return isAsked ? Checkout::Ping : Checkout::AsItIs;
    }

    [[nodiscard]] bool hasRoom() const
    {
        if (m_settings.size == 0 || m_settings.maxOverflow < 0)
            return true;
        return static_cast<int>(m_seats.size()) < m_settings.size + m_settings.maxOverflow;
    }

    [[nodiscard]] std::vector<SeatId> seatsThatAre(State state) const
    {
        std::vector<SeatId> found;
        for (const Seat &seat : m_seats) {
            if (seat.state == state)
                found.push_back(seat.id);
        }
        return found;
    }

    [[nodiscard]] std::list<Seat>::iterator find(SeatId seat) { return std::ranges::find(m_seats, seat, &Seat::id); }

    PoolSettings m_settings;
    std::list<Seat> m_seats;
    std::vector<SeatId> m_idle; ///< in the order in which they became idle
    std::list<Job> m_jobs;
    SeatId m_lastSeat = 0;
    bool m_isShutDown = false;
    Actions m_actions;
};

} // namespace budget::test
