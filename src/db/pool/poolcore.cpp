// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/poolcore.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace budget {

PoolCore::Actions PoolCore::submit(JobId job, TimePoint now)
{
    if (m_isShutDown)
        return {FailJob{job, Refusal::Cancelled}};
    Actions actions;
    m_waiting.push_back({job, now});
    dispatch(actions, now);
    return actions;
}

PoolCore::Actions PoolCore::cancel(JobId job)
{
    const auto it = std::ranges::find(m_waiting, job, &Waiting::job);
    if (it == m_waiting.end())
        return {};
    leave(it);
    return {FailJob{job, Refusal::Cancelled}};
}

PoolCore::Actions PoolCore::cancelAll()
{
    Actions actions;
    m_awaitedOpenings = 0;
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        actions.push_back(FailJob{waiting.job, Refusal::Cancelled});
    std::erase_if(m_seats, [&](const auto &entry) {
        const auto &[id, seat] = entry;
        if (seat.state != SeatState::Opening)
            return false;
        ++m_counted.openingsLost;
        actions.push_back(CloseSeat{id});
        return true;
    });
    return actions;
}

PoolCore::Actions PoolCore::opened(SeatId seat, TimePoint now)
{
    Actions actions;
    renew(m_seats.at(seat), now);
    serve(seat, actions, now);
    countAwaitedOpenings();
    return actions;
}

PoolCore::Actions PoolCore::openFailed(SeatId seat, TimePoint now)
{
    Actions actions;
    const JobId job = m_seats.at(seat).openingFor;
    m_seats.erase(seat);
    ++m_counted.openingsLost;
    const auto it = std::ranges::find(m_waiting, job, &Waiting::job);
    if (it != m_waiting.end()) {
        leave(it);
        actions.push_back(FailJob{job, Refusal::OpenFailed});
    }
    dispatch(actions, now); // the place that became free goes to the next waiting job
    return actions;
}

void PoolCore::foundDead(SeatId seat)
{
    ++m_counted.pingsFailed;
    if (m_seats.at(seat).generation != m_generation)
        return;
    ++m_generation;
    ++m_counted.invalidations;
}

void PoolCore::reopened(SeatId seat, TimePoint now)
{
    Seat &replaced = m_seats.at(seat);
    ++(isOld(replaced, now) ? m_counted.recycled : m_counted.replaced);
    ++m_counted.closed;
    renew(replaced, now);
}

PoolCore::Actions PoolCore::finished(SeatId seat, bool usable, TimePoint now)
{
    Actions actions;
    Seat &back = m_seats.at(seat);
    back.usedAt = now;
    back.wasUsed = true;
    if (usable && back.era == m_era) {
        serve(seat, actions, now);
        return actions;
    }
    close(seat, usable ? &PoolStats::disposed : &PoolStats::broken, actions);
    dispatch(actions, now);
    return actions;
}

PoolCore::Actions PoolCore::endedIdle(SeatId seat)
{
    Actions actions;
    if (m_seats.at(seat).state == SeatState::Idle)
        close(seat, &PoolStats::endedByServer, actions);
    return actions;
}

PoolCore::Actions PoolCore::dispose()
{
    ++m_era;
    Actions actions;
    for (const SeatId seat : std::vector(m_idle))
        close(seat, &PoolStats::disposed, actions);
    return actions;
}

PoolCore::Actions PoolCore::tick(TimePoint now)
{
    Actions actions;
    // All jobs have the same timeout, so their deadlines are in the order of arrival.
    while (!m_waiting.empty() && m_waiting.front().since + m_settings.timeout <= now) {
        const Waiting &late = m_waiting.front();
        noteWait(late, now);
        const bool isOpening = m_awaitedOpenings > 0;
        actions.push_back(FailJob{late.job, isOpening ? Refusal::TimedOutOpening : Refusal::TimedOutWaiting});
        leave(m_waiting.begin());
    }
    return actions;
}

PoolCore::Actions PoolCore::shutDown()
{
    m_isShutDown = true;
    Actions actions;
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        actions.push_back(FailJob{waiting.job, Refusal::Cancelled});
    m_awaitedOpenings = 0;
    for (const SeatId seat : std::vector(m_idle))
        close(seat, &PoolStats::disposed, actions);
    return actions;
}

std::optional<PoolCore::TimePoint> PoolCore::nextDeadline() const
{
    return m_waiting.empty() ? std::nullopt : std::optional(m_waiting.front().since + m_settings.timeout);
}

PoolStats PoolCore::stats() const
{
    PoolStats stats = m_counted;
    stats.open = static_cast<int>(m_seats.size());
    stats.inUse = static_cast<int>(
        std::ranges::count(m_seats, SeatState::Busy, [](const auto &seat) { return seat.second.state; }));
    stats.idle = static_cast<int>(m_idle.size());
    stats.waiting = static_cast<int>(m_waiting.size());
    stats.limit = limit();
    stats.size = m_settings.size;
    stats.maxOverflow = m_settings.maxOverflow;
    return stats;
}

/// Gives idle connections to waiting jobs. Then begins an opening for each waiting job that relies on no opening yet.
void PoolCore::dispatch(Actions &actions, TimePoint now)
{
    while (!m_waiting.empty() && !m_idle.empty())
        assign(takeIdle(), actions, now);
    countAwaitedOpenings();
    for (; m_awaitedOpenings < m_waiting.size() && mayGrow(); ++m_awaitedOpenings) {
        m_seats[++m_lastSeat] = {SeatState::Opening, firstWithoutOpening()};
        actions.push_back(OpenSeat{m_lastSeat});
    }
}

/// The first waiting job for which no opening is under way.
PoolCore::JobId PoolCore::firstWithoutOpening() const
{
    std::unordered_set<JobId> causes;
    for (const auto &[id, seat] : m_seats) {
        if (seat.state == SeatState::Opening)
            causes.insert(seat.openingFor);
    }
    const auto first = std::ranges::find_if(m_waiting, [&](const Waiting &w) { return !causes.contains(w.job); });
    return first == m_waiting.end() ? 0 : first->job;
}

/// Removes a waiting job. If the job relied on an opening, that opening is no longer counted, so later jobs do not rely
/// on it: it may be about to time out.
void PoolCore::leave(const std::deque<Waiting>::iterator &job)
{
    const auto index = static_cast<std::size_t>(job - m_waiting.begin());
    m_waiting.erase(job);
    if (index < m_awaitedOpenings)
        --m_awaitedOpenings;
}

/// Called after openings have ended: jobs cannot rely on more openings than are still under way.
void PoolCore::countAwaitedOpenings()
{
    const auto openings = std::ranges::count(m_seats, SeatState::Opening,
                                             [](const auto &seat) { return seat.second.state; });
    m_awaitedOpenings = std::min(m_awaitedOpenings, static_cast<std::size_t>(openings));
}

/// Called when a seat has become free. The first waiting job gets the seat, also if it was opened for another job. If
/// no job waits, the seat becomes idle or is closed.
void PoolCore::serve(SeatId seat, Actions &actions, TimePoint now)
{
    if (!m_waiting.empty())
        return assign(seat, actions, now);
    const bool isSurplus = m_settings.size > 0 && m_idle.size() >= static_cast<std::size_t>(m_settings.size);
    if (m_isShutDown || isSurplus)
        return close(seat, m_isShutDown ? &PoolStats::disposed : &PoolStats::surplus, actions);
    m_seats.at(seat).state = SeatState::Idle;
    m_idle.push_back(seat);
}

void PoolCore::assign(SeatId seat, Actions &actions, TimePoint now)
{
    const Waiting first = m_waiting.front();
    leave(m_waiting.begin());
    noteWait(first, now);
    Seat &taken = m_seats.at(seat);
    taken.state = SeatState::Busy;
    actions.push_back(RunJob{seat, first.job, checkoutOf(taken, now)});
}

PoolCore::SeatId PoolCore::takeIdle()
{
    const bool isLast = m_settings.order == PoolSettings::Order::LastInFirstOut;
    const auto it = isLast ? std::prev(m_idle.end()) : m_idle.begin();
    const SeatId seat = *it;
    m_idle.erase(it);
    return seat;
}

Checkout PoolCore::checkoutOf(const Seat &seat, TimePoint now) const
{
    const bool isNew = !seat.wasUsed && now == seat.openedAt;
    if (isNew)
        return Checkout::AsItIs;
    if (isOld(seat, now) || seat.generation < m_generation)
        return Checkout::Reopen;
    const bool isFresh = now - seat.usedAt < m_settings.fresh;
    return m_settings.prePing && !isFresh ? Checkout::Ping : Checkout::AsItIs;
}

bool PoolCore::isOld(const Seat &seat, TimePoint now) const
{
    return m_settings.recycle.count() >= 0 && now - seat.openedAt >= m_settings.recycle;
}

/// Notes that the seat has a connection that has just been opened.
void PoolCore::renew(Seat &seat, TimePoint now)
{
    ++m_counted.opened;
    seat.generation = m_generation;
    seat.era = m_era;
    seat.openedAt = now;
    seat.usedAt = now;
    seat.wasUsed = false;
}

void PoolCore::noteWait(const Waiting &waiting, TimePoint now)
{
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(now - waiting.since);
    m_counted.waits += now > waiting.since;
    m_counted.waited += wait;
    m_counted.longestWait = std::max(m_counted.longestWait, wait);
}

void PoolCore::close(SeatId seat, qint64 PoolStats::*reason, Actions &actions)
{
    m_seats.erase(seat);
    std::erase(m_idle, seat);
    ++m_counted.closed;
    ++(m_counted.*reason);
    actions.push_back(CloseSeat{seat});
}

bool PoolCore::mayGrow() const
{
    return limit() == 0 || m_seats.size() < static_cast<std::size_t>(limit());
}

int PoolCore::limit() const
{
    const bool isUnlimited = m_settings.size == 0 || m_settings.maxOverflow < 0;
    return isUnlimited ? 0 : m_settings.size + m_settings.maxOverflow;
}

} // namespace budget
