// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionwatch.h"
#include "core/address/ledgerlogin.h"
#include "core/status/statussnapshot.h"

namespace budget {

/// The status of a ledger that has just been opened; `encryption` is the connection's.
[[nodiscard]] StatusSnapshot statusOf(const LedgerLocation &location, const QString &encryption);
[[nodiscard]] SessionWatch::Place placeOf(const LedgerLocation &location, bool isReadOnly);

} // namespace budget
