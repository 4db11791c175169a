// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/localledger.h"

#include <vector>

namespace budget {

class Rebase;

/// Replaces the replica's rows of the parts by the fetched ones, in one transaction, and rebases the outbox. Parts that
/// changed together must be passed together, so that a row that moved from one to another never disappears. Returns
/// false and changes nothing while an operation of the outbox was sent and not answered, because a fetched row may be
/// its result.
[[nodiscard]] bool storeParts(LocalLedger &ledger, const std::vector<FetchedPart> &parts);

/// As above, inside the transaction of `rebase`, and without the check for operations that were not answered.
void storeParts(Rebase &rebase, const std::vector<FetchedPart> &parts);

/// Key and values of a row of the server, with the ids of the local file.
[[nodiscard]] RowKey localKey(const LocalLedger &ledger, RowKey row);
[[nodiscard]] RowSlot localValues(const LocalLedger &ledger, const RowSlot &values);

} // namespace budget
