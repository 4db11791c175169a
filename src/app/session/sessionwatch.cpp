// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sessionwatch.h"

#include "core/failure/retrypolicy.h"

#include <algorithm>

namespace budget {

void SessionWatch::opened(const Place &place, TimePoint now)
{
    *this = SessionWatch();
    m_place = place;
    m_lastUse = now;
    settle(settled());
}

void SessionWatch::workBegan(TimePoint now)
{
    timePassed(now);
    if (m_running++ == 0)
        m_workingSince = now;
    if (m_state == SessionState::Asleep)
        wait(SessionState::Waking, now);
    else if (m_state == SessionState::Lost)
        wait(SessionState::Reconnecting, now);
}

void SessionWatch::attemptFailed(const Error &error, TimePoint now)
{
    if (!m_place.isLocal && !isWaiting() && isAboutConnection(error))
        wait(SessionState::Reconnecting, now);
}

void SessionWatch::workEnded(const std::optional<Error> &error, TimePoint now)
{
    m_running = std::max(0, m_running - 1);
    m_lastUse = now;
    m_workingSince = m_running > 0 ? std::optional(now) : std::nullopt;
    if (m_place.isLocal)
        return;
    if (error && isAboutConnection(*error))
        return settle(SessionState::Lost);
    if (error && error->kind == ErrorKind::Cancelled)
        return workCancelled();
    if (m_state == SessionState::Waking)
        m_wakeTime = std::chrono::duration_cast<std::chrono::milliseconds>(now - *m_waitingSince);
    settle(settled());
}

/// Returns to the state before the work began, because no answer came.
void SessionWatch::workCancelled()
{
    if (isWaiting() && m_running == 0)
        settle(m_state == SessionState::Waking ? SessionState::Asleep : SessionState::Lost);
}

void SessionWatch::endedByServer(TimePoint now)
{
    Q_UNUSED(now)
    if (!m_place.isLocal && m_running == 0 && m_state == settled())
        settle(SessionState::Asleep);
}

void SessionWatch::timePassed(TimePoint now)
{
    const auto deadline = nextDeadline();
    if (deadline && now >= *deadline)
        settle(SessionState::Asleep);
}

std::optional<SessionWatch::TimePoint> SessionWatch::nextDeadline() const
{
    const bool mayFallAsleep = m_place.sleeps && m_running == 0 && m_state == settled();
    return mayFallAsleep ? std::optional(m_lastUse + kSleepAfter) : std::nullopt;
}

/// The state while the connection answers.
SessionState SessionWatch::settled() const
{
    if (m_place.isReadOnly)
        return SessionState::ReadOnly;
    return m_place.isLocal ? SessionState::LocalFile : SessionState::Connected;
}

void SessionWatch::wait(SessionState state, TimePoint since)
{
    m_state = state;
    m_waitingSince = since;
}

void SessionWatch::settle(SessionState state)
{
    m_state = state;
    m_waitingSince.reset();
}

} // namespace budget
