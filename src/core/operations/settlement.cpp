// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/settlement.h"

namespace budget {

Settlement settlementOf(const Operation &operation, const std::vector<RowEvidence> &evidence)
{
    if (evidence.size() != operation.rows.size())
        return {};
    Settlement settlement{Settlement::Applied};
    std::size_t done = 0;
    std::size_t undone = 0;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        const RowChange &change = operation.rows[i];
        const RowEvidence &found = evidence[i];
        if (isProvisional(change.row.id)) {
            done += found.equalRows.size() == 1;
            undone += found.equalRows.empty();
            if (found.equalRows.size() == 1)
                settlement.ids.emplace_back(change.row, found.equalRows.front());
        } else {
            done += found.now == change.after;
            undone += found.now == change.before;
        }
    }
    if (done == evidence.size() && undone == 0)
        return settlement;
    return {undone == evidence.size() && done == 0 ? Settlement::NotApplied : Settlement::Unknown};
}

} // namespace budget
