// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connection/poolstats.h"
#include "core/error.h"

#include <QString>

#include <optional>

namespace budget {

enum class SessionState {
    Closed,
    Connecting,
    LocalFile,
    Connected,
    Lost, ///< the last work found no connection; `lastError` says why. The next work tries again.
};

/// All that the status bar says, at one moment.
struct StatusSnapshot
{
    SessionState state = SessionState::Closed;
    QString place; ///< the file's path, or 'database @ host'
    bool isPooled = false;
    QString encryption;             ///< the protocol ('TLSv1.3'); empty: not encrypted, or a local file
    std::optional<Error> lastError; ///< until the next success
    int pendingWrites = 0;          ///< sent or queued, not answered yet
    PoolStats pool;

    bool operator==(const StatusSnapshot &) const = default;
};

} // namespace budget
