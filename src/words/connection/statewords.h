// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/status/statussnapshot.h"

#include <QString>

#include <chrono>

/// The state of the connection, in words.
namespace budget::statewords {

/// One word; while waiting, followed by the seconds.
[[nodiscard]] QString state(SessionState state, std::chrono::seconds waited = {});
/// What the state means, and what to do if something must be done.
[[nodiscard]] QString explanation(const StatusSnapshot &status);
[[nodiscard]] QString route(const StatusSnapshot &status);
[[nodiscard]] QString encryption(const StatusSnapshot &status);
/// Empty before the first answer.
[[nodiscard]] QString roundTrip(const StatusSnapshot &status);
/// 'in use / open / limit'
[[nodiscard]] QString pool(const PoolStats &stats);
/// Why a change could be saved twice in this ledger.
[[nodiscard]] QString unprotected();
/// Why the ledger is read-only and what helps, in one or two sentences; empty if it is writable.
[[nodiscard]] QString readOnlyReason(const StatusSnapshot &status);

} // namespace budget::statewords
