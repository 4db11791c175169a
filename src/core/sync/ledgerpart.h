// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/month.h"
#include "core/operations/rowvalues.h"

#include <QByteArray>

#include <compare>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace budget {

/// The unit in which a replica compares its rows with the server's: a small table, or the expenses of one month. An
/// expense without a date that the program can read belongs to the part of the table's rows without a month.
struct LedgerPart
{
    Table table = Table::Expenses;
    std::optional<Month> month = {};

    auto operator<=>(const LedgerPart &) const = default;
};

[[nodiscard]] LedgerPart partOf(const RowValues &row);

/// What the server says about a part: a hash of its rows that does not depend on their order. The program only compares
/// digests; it never computes one. Parts without rows are not listed.
struct PartDigest
{
    LedgerPart part;
    QByteArray digest;
    qint64 rows = 0;

    bool operator==(const PartDigest &) const = default;
};

/// The rows of a part and their digest, from one snapshot of the server. Ids and references are the server's.
struct FetchedPart
{
    LedgerPart part;
    QByteArray digest = {}; ///< empty: the part has no rows
    std::vector<std::pair<qint64, RowValues>> rows = {};
};

/// The digests of the parts that a replica holds. An empty digest: the replica's rows differ from those of any digest.
using KnownParts = std::map<LedgerPart, QByteArray>;

/// The parts that have to be fetched: small tables first, because expenses refer to them, then the months, the newest
/// first, then expenses without a date.
[[nodiscard]] std::vector<LedgerPart> differingParts(const std::vector<PartDigest> &server, const KnownParts &known);
/// The known parts whose digest is empty, in the same order.
[[nodiscard]] std::vector<LedgerPart> staleParts(const KnownParts &known);

} // namespace budget
