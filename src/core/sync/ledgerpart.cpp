// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/ledgerpart.h"

#include <algorithm>
#include <set>

namespace budget {

namespace {

bool isFetchedBefore(const LedgerPart &left, const LedgerPart &right)
{
    if (left.table != right.table)
        return left.table < right.table;
    return left.month > right.month; // a missing month is the smallest
}

std::vector<LedgerPart> inOrder(const std::set<LedgerPart> &parts)
{
    std::vector<LedgerPart> ordered(parts.begin(), parts.end());
    std::ranges::sort(ordered, isFetchedBefore);
    return ordered;
}

} // namespace

LedgerPart partOf(const RowValues &row)
{
    if (row.table() != Table::Expenses)
        return {row.table(), {}};
    const auto *date = std::get_if<QDate>(&row.at(expensefield::Date));
    return {Table::Expenses, date ? std::optional(Month::of(*date)) : std::nullopt};
}

std::vector<LedgerPart> differingParts(const std::vector<PartDigest> &server, const KnownParts &known)
{
    std::set<LedgerPart> parts;
    KnownParts unmatched = known;
    for (const PartDigest &there : server) {
        const auto here = unmatched.find(there.part);
        if (here == unmatched.end() || here->second != there.digest)
            parts.insert(there.part);
        if (here != unmatched.end())
            unmatched.erase(here);
    }
    for (const auto &[part, digest] : unmatched)
        parts.insert(part);
    return inOrder(parts);
}

std::vector<LedgerPart> staleParts(const KnownParts &known)
{
    std::set<LedgerPart> parts;
    for (const auto &[part, digest] : known) {
        if (digest.isEmpty())
            parts.insert(part);
    }
    return inOrder(parts);
}

} // namespace budget
