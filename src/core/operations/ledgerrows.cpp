// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/ledgerrows.h"

namespace budget {

std::vector<RowKey> mismatches(const Operation &operation, const LedgerRows &rows)
{
    std::vector<RowKey> differing;
    for (const RowChange &change : operation.rows) {
        if (rows.find(change.row) != change.before)
            differing.push_back(change.row);
    }
    return differing;
}

Result<void> apply(const Operation &operation, LedgerRows &rows)
{
    if (operation.kind == OperationKind::Unknown)
        return failure(ErrorKind::SchemaNewer);
    if (const auto differing = mismatches(operation, rows); !differing.empty())
        return failure(rows.find(differing.front()) ? ErrorKind::ValueRefused : ErrorKind::NotFound);
    for (const RowChange &change : operation.rows)
        rows.put(change.row, change.after);
    return {};
}

} // namespace budget
