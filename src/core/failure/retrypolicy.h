// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <chrono>
#include <optional>

namespace budget {

/// How to proceed after a failed attempt.
enum class Remedy {
    GiveUp,   ///< a retry would fail in the same way; a person has to act
    TryAgain, ///< no connection was available and nothing was sent; a later attempt may succeed
    RunAgain, ///< the server rolled everything back; the same transaction may succeed at once
    AskAgain, ///< the outcome is unknown; only work that takes effect once, however often it is sent, may be retried
};

[[nodiscard]] Remedy remedyFor(const Error &error);

/// Whether the error is the server's verdict on the work itself: neither this attempt nor an earlier one with the same
/// operation id was applied. Errors of connecting and timeouts say nothing about earlier attempts.
[[nodiscard]] bool isJudgement(const Error &error);

/// Whether the error concerns the connection and not the work.
[[nodiscard]] bool isAboutConnection(const Error &error);

inline constexpr std::chrono::milliseconds kShortestBackoff{250};
inline constexpr std::chrono::milliseconds kLongestBackoff{30'000};

/// The pause before a retry, with full jitter: a random part of a limit that starts at 250 ms and doubles with each
/// retry up to 30 s. `retry` counts from 0; `permille` is a random number from 0 to 999.
[[nodiscard]] std::chrono::milliseconds backoff(int retry, int permille);

/// Counts the attempts of one piece of work and decides whether another one follows. The caller must watch the total
/// time.
class RetryPolicy
{
public:
    struct Work
    {
        /// the work only reads, or an operation id protects its changes from being applied twice
        bool isRepeatable = true;
        /// an earlier attempt was sent and has no answer, so the number of connection attempts is unlimited
        bool isInDoubt = false;
    };

    /// The pause before the next attempt; nothing where the work must not be retried.
    [[nodiscard]] std::optional<std::chrono::milliseconds> pauseAfter(const Error &error, const Work &work,
                                                                      int permille);

private:
    int m_connects = 0;
    int m_conflicts = 0;
    int m_losses = 0;
};

} // namespace budget
