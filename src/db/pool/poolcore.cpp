// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/poolcore.h"

#include <algorithm>

namespace budget {

PoolCore::Actions PoolCore::submit(JobId job, TimePoint now)
{
    if (m_isShutDown)
        return {FailJob{job, Refusal::Cancelled}};
    Actions actions;
    m_waiting.push_back({job, now + m_settings.timeout, false});
    dispatch(actions);
    return actions;
}

PoolCore::Actions PoolCore::cancel(JobId job)
{
    const auto it = std::ranges::find(m_waiting, job, &Waiting::job);
    if (it == m_waiting.end())
        return {};
    m_waiting.erase(it);
    return {FailJob{job, Refusal::Cancelled}};
}

PoolCore::Actions PoolCore::opened(SeatId seat)
{
    Actions actions;
    serve(seat, actions);
    return actions;
}

PoolCore::Actions PoolCore::openFailed(SeatId seat)
{
    Actions actions;
    const JobId job = m_seats.at(seat).openingFor;
    m_seats.erase(seat);
    const auto it = std::ranges::find(m_waiting, job, &Waiting::job);
    if (it != m_waiting.end()) {
        m_waiting.erase(it);
        actions.push_back(FailJob{job, Refusal::OpenFailed});
    }
    dispatch(actions); // the place that became free belongs to the next who waits
    return actions;
}

PoolCore::Actions PoolCore::finished(SeatId seat, bool usable)
{
    Actions actions;
    if (usable) {
        serve(seat, actions);
        return actions;
    }
    close(seat, actions);
    dispatch(actions);
    return actions;
}

PoolCore::Actions PoolCore::tick(TimePoint now)
{
    Actions actions;
    // One timeout for all, so that deadlines stand in the order of arrival.
    while (!m_waiting.empty() && m_waiting.front().deadline <= now) {
        const Waiting &late = m_waiting.front();
        actions.push_back(FailJob{late.job, late.hasOpening ? Refusal::TimedOutOpening : Refusal::TimedOutWaiting});
        m_waiting.pop_front();
    }
    return actions;
}

PoolCore::Actions PoolCore::shutDown()
{
    m_isShutDown = true;
    Actions actions;
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        actions.push_back(FailJob{waiting.job, Refusal::Cancelled});
    for (const SeatId seat : std::vector(m_idle))
        close(seat, actions);
    return actions;
}

std::optional<PoolCore::TimePoint> PoolCore::nextDeadline() const
{
    return m_waiting.empty() ? std::nullopt : std::optional(m_waiting.front().deadline);
}

PoolStats PoolCore::stats() const
{
    const auto busy = std::ranges::count(m_seats, SeatState::Busy, [](const auto &seat) { return seat.second.state; });
    return {static_cast<int>(m_seats.size()), static_cast<int>(busy), static_cast<int>(m_waiting.size()), limit()};
}

/// Gives idle seats to those who wait, then opens one for each who still waits without one.
void PoolCore::dispatch(Actions &actions)
{
    while (!m_waiting.empty() && !m_idle.empty()) {
        const SeatId seat = m_idle.back();
        m_idle.pop_back();
        serve(seat, actions);
    }
    for (Waiting &waiting : m_waiting) {
        if (waiting.hasOpening)
            continue;
        if (!mayGrow())
            return;
        waiting.hasOpening = true;
        m_seats[++m_lastSeat] = {SeatState::Opening, waiting.job};
        actions.push_back(OpenSeat{m_lastSeat});
    }
}

/// A seat has become free: the first who waits gets it, whoever it was opened for; otherwise it is kept or closed.
void PoolCore::serve(SeatId seat, Actions &actions)
{
    if (!m_waiting.empty()) {
        m_seats[seat] = {SeatState::Busy};
        actions.push_back(RunJob{seat, m_waiting.front().job});
        m_waiting.pop_front();
        return;
    }
    const bool isSurplus = m_settings.size > 0 && m_idle.size() >= static_cast<std::size_t>(m_settings.size);
    if (m_isShutDown || isSurplus)
        return close(seat, actions);
    m_seats[seat] = {SeatState::Idle};
    m_idle.push_back(seat);
}

void PoolCore::close(SeatId seat, Actions &actions)
{
    m_seats.erase(seat);
    std::erase(m_idle, seat);
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
