// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/entering.h"

namespace budget {

std::vector<RowKey> enter(LocalLedger &ledger, const Operation &operation, bool hasServer)
{
    std::vector<RowKey> differing;
    for (const RowChange &change : operation.rows) {
        if (ledger.shown(change.row) != change.before)
            differing.push_back(change.row);
    }
    if (!differing.empty())
        return differing;
    for (const RowChange &change : operation.rows) {
        if (hasServer && !ledger.keptBase(change.row))
            ledger.keepBase(change.row, change.before);
        ledger.show(change.row, change.after);
    }
    ledger.setEntry({operation, hasServer ? Fate::Waiting : Fate::Acknowledged});
    return {};
}

} // namespace budget
