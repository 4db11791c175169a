// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/synccore.h"

#include <algorithm>

namespace budget {

namespace {

/// From this number of rows on, parts are fetched as a stream and stored one by one.
constexpr qint64 kStreamRows = 20'000;

} // namespace

SyncCore::Actions SyncCore::opened(const Outbox &outbox, const KnownParts &known, const QDateTime &asOf, TimePoint)
{
    m_outbox = outbox;
    m_asOf = asOf;
    const bool isNew = !asOf.isValid(); // a new replica has no rows to show
    m_wantsLook = m_settings.mayLook || isNew || !outbox.empty();
    if (m_wantsLook)
        m_stale = staleParts(known);
    return proceed();
}

SyncCore::Actions SyncCore::outboxChanged(const Outbox &outbox, TimePoint)
{
    m_outbox = outbox;
    if (m_pause == Pause::UntilReason)
        reasonGiven();
    return proceed();
}

SyncCore::Actions SyncCore::lookRequested(TimePoint)
{
    m_wantsLook = true;
    m_isReadOnly = false;
    reasonGiven();
    return proceed();
}

SyncCore::Actions SyncCore::returnedToWindow(TimePoint now)
{
    const bool wasAway = m_leftAt && now - *m_leftAt >= m_settings.away;
    m_leftAt.reset();
    if (!wasAway)
        return {};
    m_wantsLook = m_wantsLook || m_settings.mayLook;
    const bool hasReason = m_settings.mayLook || !m_outbox.empty();
    if (hasReason && m_pause == Pause::UntilReason)
        reasonGiven();
    return proceed();
}

SyncCore::Actions SyncCore::answerStored(Flight flight, const Outbox &outbox, const KnownParts &known, TimePoint)
{
    return m_current == flight ? endOfFlight(outbox, known) : Actions();
}

SyncCore::Actions SyncCore::digestsAnswered(Flight flight, const std::vector<PartDigest> &server,
                                            const KnownParts &known, const QDateTime &wall, TimePoint)
{
    if (m_current != flight)
        return {};
    m_wantsLook = false;
    m_askedAt = wall;
    m_toFetch = differingParts(server, known);
    m_rowsFetched = 0;
    m_rowsToFetch = 0;
    for (const PartDigest &part : server) {
        if (std::ranges::find(m_toFetch, part.part) != m_toFetch.end())
            m_rowsToFetch += part.rows;
    }
    if (m_toFetch.empty())
        m_asOf = wall;
    return endOfFlight(m_outbox, known);
}

void SyncCore::partStored(Flight flight, qint64 rows)
{
    if (m_current == flight)
        m_rowsFetched += rows;
}

SyncCore::Actions SyncCore::fetchStored(Flight flight, const Outbox &outbox, const KnownParts &known, TimePoint)
{
    if (m_current != flight)
        return {};
    if (!m_toFetch.empty())
        m_asOf = m_askedAt;
    m_toFetch.clear();
    m_rowsToFetch = m_rowsFetched = 0;
    return endOfFlight(outbox, known);
}

SyncCore::Actions SyncCore::endOfFlight(const Outbox &outbox, const KnownParts &known)
{
    m_current.reset();
    m_outbox = outbox;
    m_stale = staleParts(known);
    m_policy = {};
    m_lastError.reset();
    return proceed();
}

SyncCore::Actions SyncCore::failed(Flight flight, const Error &error, const Outbox &outbox, const KnownParts &known,
                                   int permille, TimePoint now)
{
    if (m_current != flight)
        return {};
    m_current.reset();
    m_outbox = outbox;
    m_stale = staleParts(known);
    m_lastError = error;
    if (!m_toFetch.empty()) {
        m_toFetch.clear(); // stored parts are known; the next digests tell which parts are still to be fetched
        m_wantsLook = true;
    }
    if (error.kind == ErrorKind::ReadOnlyServer) {
        m_isReadOnly = true;
        return proceed();
    }
    const RetryPolicy::Work work{.isRepeatable = true, .isInDoubt = isInDoubt()};
    if (const auto pause = m_policy.pauseAfter(error, work, permille)) {
        m_retryAt = now + *pause;
        return {};
    }
    m_pause = remedyFor(error) == Remedy::GiveUp ? Pause::UntilAsked : Pause::UntilReason;
    return {};
}

SyncCore::Actions SyncCore::tick(TimePoint now)
{
    if (!m_retryAt || now < *m_retryAt)
        return {};
    m_retryAt.reset();
    return proceed();
}

/// A reason for a request ends the pause after a failure, and the count of retries begins again.
void SyncCore::reasonGiven()
{
    m_pause = Pause::None;
    m_policy = {};
    m_retryAt.reset();
}

bool SyncCore::isInDoubt() const
{
    return std::ranges::any_of(m_outbox, &OutboxItem::isSent);
}

std::vector<OperationId> SyncCore::unanswered() const
{
    std::vector<OperationId> ids;
    for (const OutboxItem &item : m_outbox) {
        if (item.isSent)
            ids.push_back(item.id);
    }
    return ids;
}

SyncCore::Actions SyncCore::proceed()
{
    if (m_current || m_retryAt || m_pause != Pause::None)
        return {};
    const Flight flight = m_lastFlight + 1;
    Actions actions;
    if (isInDoubt() && !m_settings.limits.isRecorded)
        actions.push_back(Settle{flight, unanswered()});
    else if (const auto operations = nextFlight(m_outbox, m_settings.limits); !operations.empty() && !m_isReadOnly)
        actions.push_back(Push{flight, operations});
    else if (isInDoubt())
        return {}; // a read-only server cannot say what became of them, so nothing may be fetched
    else if (!m_toFetch.empty())
        actions.push_back(Fetch{flight, m_toFetch, m_rowsToFetch >= kStreamRows});
    else if (m_wantsLook)
        actions.push_back(AskDigests{flight});
    else if (!m_stale.empty())
        actions.push_back(Fetch{flight, m_stale});
    if (!actions.empty())
        m_current = m_lastFlight = flight;
    return actions;
}

SyncStatus SyncCore::status() const
{
    SyncStatus status;
    status.unsent = static_cast<int>(m_outbox.size());
    status.inConflict = static_cast<int>(std::ranges::count(m_outbox, Fate::InConflict, &OutboxItem::fate));
    status.refused = static_cast<int>(std::ranges::count(m_outbox, Fate::Refused, &OutboxItem::fate));
    status.isBusy = m_current.has_value();
    status.isWaitingToRetry = m_retryAt.has_value();
    status.lastError = m_lastError;
    status.asOf = m_asOf;
    status.rowsToFetch = m_rowsToFetch;
    status.rowsFetched = m_rowsFetched;
    return status;
}

} // namespace budget
