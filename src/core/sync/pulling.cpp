// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/pulling.h"

#include "core/sync/rebase.h"

#include <algorithm>
#include <map>

namespace budget {

RowKey localKey(const LocalLedger &ledger, RowKey row)
{
    return {row.table, ledger.provisionalId(row.table, row.id).value_or(row.id)};
}

RowSlot localValues(const LocalLedger &ledger, const RowSlot &values)
{
    return renumbered(values, [&](RowKey row) { return localKey(ledger, row).id; });
}

void storeParts(Rebase &rebase, const std::vector<FetchedPart> &parts)
{
    LocalLedger &ledger = rebase.ledger();
    std::map<RowKey, RowSlot> rows;
    for (const FetchedPart &fetched : parts) {
        for (const RowKey &row : ledger.rowsOf(fetched.part))
            rows.emplace(row, RowSlot());
    }
    for (const FetchedPart &fetched : parts) {
        for (const auto &[id, values] : fetched.rows)
            rows.insert_or_assign(localKey(ledger, {fetched.part.table, id}), localValues(ledger, values));
    }
    for (const auto &[row, values] : rows) {
        if (baseOf(ledger, row) != values)
            rebase.setBase(row, values, false);
    }
    for (const FetchedPart &fetched : parts) {
        if (fetched.digest.isEmpty())
            ledger.removePart(fetched.part);
        else
            ledger.setPart(fetched.part, fetched.digest);
    }
}

bool storeParts(LocalLedger &ledger, const std::vector<FetchedPart> &parts)
{
    Rebase rebase(ledger);
    if (std::ranges::any_of(rebase.entries(), &LogEntry::isSent))
        return false;
    storeParts(rebase, parts);
    rebase.finish();
    return true;
}

} // namespace budget
