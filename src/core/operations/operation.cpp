// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operation.h"

#include <algorithm>
#include <set>

namespace budget {

bool isWellFormed(const Operation &operation)
{
    if (operation.kind == OperationKind::Unknown || operation.id.value.isNull() || operation.rows.empty()
        || operation.rows.size() > kMaxOperationRows)
        return false;
    std::set<RowKey> seen;
    return std::ranges::all_of(operation.rows, [&](const RowChange &change) {
        const auto isOfTable = [&](const RowSlot &slot) { return !slot || slot->table() == change.row.table; };
        return (change.before || change.after) && isOfTable(change.before) && isOfTable(change.after)
            && seen.insert(change.row).second;
    });
}

Operation inverse(const Operation &operation, OperationId id)
{
    const bool isRedo = operation.kind == OperationKind::Undo;
    Operation reverse{id, isRedo ? OperationKind::Redo : OperationKind::Undo};
    reverse.reverses = operation.id;
    for (auto change = operation.rows.rbegin(); change != operation.rows.rend(); ++change)
        reverse.rows.push_back({change->row, change->after, change->before});
    return reverse;
}

const RowChange *changeOf(const Operation &operation, RowKey row)
{
    const auto found = std::ranges::find(operation.rows, row, &RowChange::row);
    return found == operation.rows.end() ? nullptr : &*found;
}

} // namespace budget
