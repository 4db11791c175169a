// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/retrypolicy.h"

#include "core/errorgroup.h"

#include <algorithm>

namespace budget {

namespace {

constexpr int kMostConnectRetries = 2;
constexpr int kMostConflictRetries = 4; ///< five attempts in all

} // namespace

Remedy remedyFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::LookupFailed:
    case ErrorKind::HostUnreachable:
    case ErrorKind::ConnectTimeout:
    case ErrorKind::ConnectionLimit:
    case ErrorKind::ServerUnavailable:
    case ErrorKind::PoolerFull:
        return Remedy::TryAgain;
    case ErrorKind::SerializationFailure:
        return Remedy::RunAgain;
    case ErrorKind::ConnectionLost:
    case ErrorKind::OutcomeUnknown:
        return Remedy::AskAgain;
    case ErrorKind::StatementTimeout: // by our own patience, unless the server says so
        return error.sqlState.isEmpty() ? Remedy::AskAgain : Remedy::GiveUp;
    default:
        return Remedy::GiveUp;
    }
}

bool isJudgement(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::NotOpen:
    case ErrorKind::PoolTimeout:
    case ErrorKind::StatementTimeout: // the attempt before may have held what this one waited for
        return false;
    case ErrorKind::PermissionDenied:
    case ErrorKind::Unexpected:
        return !error.sqlState.isEmpty();
    default:
        return remedyFor(error) == Remedy::GiveUp && !isAboutConnection(error);
    }
}

bool isAboutConnection(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::ConnectionLost:
    case ErrorKind::OutcomeUnknown:
        return true;
    case ErrorKind::StatementTimeout:
        return error.sqlState.isEmpty();
    default:
        return groupOf(error) == ErrorGroup::Connecting;
    }
}

std::chrono::milliseconds backoff(int retry, int permille)
{
    using std::chrono::milliseconds;
    constexpr int kDoublings = 7; // 250 ms · 2⁷ is beyond the longest
    const milliseconds limit = std::min(kLongestBackoff, kShortestBackoff * (1 << std::clamp(retry, 0, kDoublings)));
    return limit * permille / 1000;
}

std::optional<std::chrono::milliseconds> RetryPolicy::pauseAfter(const Error &error, const Work &work, int permille)
{
    const Remedy remedy = remedyFor(error);
    const bool isAllowed = remedy == Remedy::TryAgain ? work.isInDoubt || m_connects < kMostConnectRetries
        : remedy == Remedy::RunAgain                  ? m_conflicts < kMostConflictRetries
                                                      : remedy == Remedy::AskAgain && work.isRepeatable;
    if (!isAllowed)
        return std::nullopt;
    if (remedy == Remedy::TryAgain)
        return backoff(m_connects++, permille);
    if (remedy == Remedy::RunAgain)
        return backoff(m_conflicts++, permille);
    // A line that was cut is most often back at once.
    const int losses = m_losses++;
    return losses == 0 ? std::chrono::milliseconds(0) : backoff(losses - 1, permille);
}

} // namespace budget
