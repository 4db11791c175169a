// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"
#include "core/status/statussnapshot.h"
#include "ui/address/factlist.h"

namespace budget {

/// What a snapshot says of the connection: place, encryption, route, round trip, last waking, last error.
[[nodiscard]] std::vector<NamedFact> statusFacts(const StatusSnapshot &status);
/// The pool as it is now, and what happened to it so far.
[[nodiscard]] std::vector<NamedFact> poolFacts(const PoolStats &stats);
/// What the pool may do.
[[nodiscard]] std::vector<NamedFact> poolSettingFacts(const PoolSettings &settings);

} // namespace budget
