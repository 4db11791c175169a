// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/status/statussnapshot.h"

#include <QString>

#include <chrono>

/// How the connection is doing, in words.
namespace budget::statewords {

/// One word; with the seconds of waiting where there are any.
[[nodiscard]] QString state(SessionState state, std::chrono::seconds waited = {});
/// What the state means and that nothing needs to be done, or what.
[[nodiscard]] QString explanation(const StatusSnapshot &status);
[[nodiscard]] QString route(const StatusSnapshot &status);
[[nodiscard]] QString encryption(const StatusSnapshot &status);
/// Empty before there was an answer.
[[nodiscard]] QString roundTrip(const StatusSnapshot &status);
/// 'in use / open / at most'
[[nodiscard]] QString pool(const PoolStats &stats);
/// Why nothing keeps a change from being saved twice.
[[nodiscard]] QString unprotected();
/// Why nothing can be changed and what would help, one sentence; empty where changes are taken.
[[nodiscard]] QString readOnlyReason(const StatusSnapshot &status);

} // namespace budget::statewords
