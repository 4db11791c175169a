// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ledgerpart.h"
#include "db/remote/remoterows.h"

#include <vector>

namespace budget::remote {

/// The statement that computes the digests of all parts, for digestsIn().
[[nodiscard]] Statement digestsStatement(const RemoteLedger &ledger);
[[nodiscard]] Result<std::vector<PartDigest>> digestsIn(const Rows &answer);

/// The digests of all parts that have rows: one statement, one flight.
[[nodiscard]] Result<std::vector<PartDigest>> readDigests(Connection &connection, const RemoteLedger &ledger);

} // namespace budget::remote
