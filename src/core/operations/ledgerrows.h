// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "core/result.h"

#include <map>
#include <vector>

namespace budget {

/// The rows of a ledger in memory.
class LedgerRows
{
public:
    [[nodiscard]] RowSlot find(RowKey row) const
    {
        const auto found = m_rows.find(row);
        return found == m_rows.end() ? RowSlot() : RowSlot(found->second);
    }
    /// Stores the row, or removes it where `values` is empty.
    void put(RowKey row, const RowSlot &values)
    {
        if (values)
            m_rows.insert_or_assign(row, *values);
        else
            m_rows.erase(row);
    }
    [[nodiscard]] const std::map<RowKey, RowValues> &all() const { return m_rows; }
    bool operator==(const LedgerRows &) const = default;

private:
    std::map<RowKey, RowValues> m_rows;
};

/// The rows of the operation that are not as its `before` says.
[[nodiscard]] std::vector<RowKey> mismatches(const Operation &operation, const LedgerRows &rows);

/// Applies all of the operation or nothing. Fails with SchemaNewer for an operation of a newer version, with NotFound
/// if a row that it changes is not there, and with ValueRefused if a row is not as its `before` says.
[[nodiscard]] Result<void> apply(const Operation &operation, LedgerRows &rows);

} // namespace budget
