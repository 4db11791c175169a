// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"
#include "core/status/statussnapshot.h"
#include "ui/address/factlist.h"

namespace budget {

/// The facts of a status snapshot about the connection: place, encryption, route, round trip, last waking, last error.
[[nodiscard]] std::vector<NamedFact> statusFacts(const StatusSnapshot &status);
/// The current counters of the connection pool, and its totals since the pool was created.
[[nodiscard]] std::vector<NamedFact> poolFacts(const PoolStats &stats);
/// The settings of the connection pool.
[[nodiscard]] std::vector<NamedFact> poolSettingFacts(const PoolSettings &settings);

} // namespace budget
