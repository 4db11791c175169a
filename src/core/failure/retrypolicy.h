// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <chrono>
#include <optional>

namespace budget {

/// What a failed attempt calls for.
enum class Remedy {
    GiveUp,   ///< the same would fail in the same way: a person has to look
    TryAgain, ///< no connection could be had and nothing was sent; a moment later there may be one
    RunAgain, ///< the server undid all of it, and the same may succeed at once
    AskAgain, ///< it was sent and has no answer: repeated by work that happens once however often it is asked for
};

[[nodiscard]] Remedy remedyFor(const Error &error);

/// Whether the error is the server's own judgement of the work: nothing of it was applied, by this attempt or by one
/// before under the same id. Errors of connecting and of waiting say nothing about earlier attempts.
[[nodiscard]] bool isJudgement(const Error &error);

/// Whether the error says that there is no connection, rather than something about the work.
[[nodiscard]] bool isAboutConnection(const Error &error);

inline constexpr std::chrono::milliseconds kShortestBackoff{250};
inline constexpr std::chrono::milliseconds kLongestBackoff{30'000};

/// Full jitter: anything up to a limit that begins at 250 ms and doubles with each retry up to 30 s. `retry` counts
/// from 0; `permille` is random, 0 to 999.
[[nodiscard]] std::chrono::milliseconds backoff(int retry, int permille);

/// Counts the attempts of one piece of work and tells whether there is to be another. How long it may take in all is
/// for the caller to watch.
class RetryPolicy
{
public:
    struct Work
    {
        bool isRepeatable = true; ///< it reads, or its changes are guarded by an operation's id
        bool isInDoubt = false;   ///< an earlier attempt was sent and has no answer: tried for as long as there is time
    };

    /// The pause before the next attempt; nothing where there is to be none.
    [[nodiscard]] std::optional<std::chrono::milliseconds> pauseAfter(const Error &error, const Work &work,
                                                                      int permille);

private:
    int m_connects = 0;
    int m_conflicts = 0;
    int m_losses = 0;
};

} // namespace budget
