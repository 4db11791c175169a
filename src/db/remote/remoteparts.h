// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operationid.h"
#include "core/sync/ledgerpart.h"
#include "db/remote/remoterows.h"

#include <optional>
#include <vector>

namespace budget::remote {

/// A part whose digest is asked for. Its rows are returned too, unless the server finds that the replica has them.
struct WantedPart
{
    LedgerPart part;
    /// The digest that the replica holds; empty: the replica knows that the part has no rows. Nothing: return the rows.
    std::optional<QByteArray> held = {};
};

/// The operations that the same flight has applied, as recorded by the server. `flight` marks their records.
struct SameFlight
{
    std::vector<OperationId> operations;
    QString flight;
};

struct PartAnswer
{
    FetchedPart part;
    /// The part has exactly the rows of the replica, changed by the operations of the flight. `part.rows` is empty
    /// then.
    bool isAsExpected = false;
};

/// A statement for answersIn(): digests and rows of the parts, from one snapshot.
[[nodiscard]] Statement partsStatement(const RemoteLedger &ledger, const std::vector<WantedPart> &parts,
                                       const std::optional<SameFlight> &flight = {});
/// The answers in the order of `parts`.
[[nodiscard]] Result<std::vector<PartAnswer>> answersIn(const Rows &answer, const std::vector<WantedPart> &parts);

/// Fetches the parts whole, from one snapshot and in one flight. All rows are in memory at the same time; for many rows
/// use RowStream. Returns the parts in the order of `parts`.
[[nodiscard]] Result<std::vector<FetchedPart>> fetchParts(Connection &connection, const RemoteLedger &ledger,
                                                          const std::vector<LedgerPart> &parts);

/// Reads the part in the columns `tab` (the table's name) and `part` (monthNumber(), or kNoMonth).
[[nodiscard]] Result<LedgerPart> partIn(Row &row);
/// Stands for 'no month', because NULL is equal to nothing in SQL.
inline constexpr int kNoMonth = -1;

/// SQL condition for the expenses of these months and, if `hasUndated`, for those without a month. It may be true for
/// further rows.
[[nodiscard]] QString isInMonths(const std::vector<Month> &months, bool hasUndated, const LedgerLayout &layout);

} // namespace budget::remote
