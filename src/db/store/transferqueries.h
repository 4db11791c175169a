// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/transfer.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

namespace budget::queries {

/// Inserts both rows of a transfer, the source's first, and their link in `bt_transfers` (if the ledger records
/// operations), on a server with one statement in one flight.
[[nodiscard]] Result<Transfer> insertTransfer(Connection &connection, const TransferDraft &draft, const Once &once = {},
                                              const LedgerLayout &layout = {});

} // namespace budget::queries
