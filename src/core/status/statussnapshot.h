// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/status/poolstats.h"

#include <QString>

#include <chrono>
#include <optional>

namespace budget {

enum class SessionState {
    Closed,
    Connecting,
    LocalFile,
    Waking, ///< work began while the server slept, and nothing has answered yet
    Connected,
    ReadOnly,     ///< a server or a file that can only be read
    Asleep,       ///< nobody asked for so long that the server sleeps, or it said so: the next work wakes it
    Reconnecting, ///< the connection was lost during work, which is tried again
    Lost,         ///< the last work found no connection; `lastError` says why. The next work tries again.
};

/// All that the status bar says, at one moment.
struct StatusSnapshot
{
    SessionState state = SessionState::Closed;
    bool isLocal = false;
    QString place; ///< the file's path, or 'database @ host'
    bool isPooled = false;
    QString encryption;      ///< the protocol ('TLSv1.3'); empty: not encrypted, or a local file
    bool isReadOnly = false; ///< no change is taken, whatever the state is just now
    /// Why: ReadOnlyServer, SchemaNewer where a newer program keeps tables of its own there, FileReadOnly, FileDamaged.
    std::optional<ErrorKind> readOnlyBecause;
    bool isProtected = true; ///< false: the ledger has no place to record operations, so nothing is saved for sure once
    bool isChecking = false; ///< something that may be saved already is being asked for again
    std::optional<Error> lastError;                                    ///< until the next success
    int pendingWrites = 0;                                             ///< sent or queued, not answered yet
    std::optional<std::chrono::steady_clock::time_point> waitingSince; ///< in the states that are passing
    std::optional<std::chrono::steady_clock::time_point>
        workingSince;                                  ///< while work runs: since it, or an answer, came
    std::optional<std::chrono::milliseconds> wakeTime; ///< of the last waking
    PoolStats pool;

    bool operator==(const StatusSnapshot &) const = default;
};

} // namespace budget
