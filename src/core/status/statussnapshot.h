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
    Waking, ///< work was requested while the server slept, and no answer has arrived yet
    Connected,
    ReadOnly, ///< the server or the file does not accept changes
    Asleep,   ///< the server sleeps, by its own message or after a long time without statements; the next work wakes it
    Reconnecting, ///< the connection was lost, and work is connecting again
    Lost, ///< the last work got no connection, for the reason in `lastError`; the next work tries to connect again
};

/// The data that the status bar shows, at one moment.
struct StatusSnapshot
{
    SessionState state = SessionState::Closed;
    bool isLocal = false;
    QString place; ///< the path of the file, or 'database @ host'
    bool isPooled = false;
    QString encryption;      ///< the TLS version ('TLSv1.3'); empty: not encrypted, or a local file
    bool isReadOnly = false; ///< whether changes are refused, independently of `state`
    /// Why changes are refused: ReadOnlyServer, SchemaNewer (a newer version of the program changed the ledger),
    /// FileReadOnly, FileDamaged, or the error that kept a file of an older version from being copied and migrated,
    /// such as DiskFull.
    std::optional<ErrorKind> readOnlyBecause;
    /// false: the ledger cannot record operations, so a repeated change might be applied twice
    bool isProtected = true;
    bool isChecking = false;        ///< a change whose outcome is unknown is being sent again
    std::optional<Error> lastError; ///< cleared by the next success
    int pendingWrites = 0;          ///< changes that are queued or sent and have no answer yet
    std::optional<std::chrono::steady_clock::time_point> waitingSince; ///< set in Connecting, Waking and Reconnecting
    std::optional<std::chrono::steady_clock::time_point>
        workingSince; ///< while work runs: when it began, or when the latest answer arrived
    std::optional<std::chrono::milliseconds> wakeTime; ///< how long the last waking took
    PoolStats pool;

    bool operator==(const StatusSnapshot &) const = default;
};

} // namespace budget
