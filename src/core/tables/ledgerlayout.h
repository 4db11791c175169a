// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// How a ledger's tables differ from the course's tables, as far as SQL statements depend on it. Determined once, when
/// the ledger is opened. The default is the layout of the course's tables.
struct LedgerLayout
{
    bool isAmountExact = true;  ///< false: amounts may have fractions of a cent, so statements cast them to numeric
    bool hasDate = true;        ///< whether expenses.date exists
    bool hasExpenseTime = true; ///< whether expenses.created_at exists
    bool hasColor = true;       ///< whether categories.color exists
    bool hasPersonName = true;  ///< whether users.name exists
    bool hasPersonTime = true;  ///< whether users.created_at exists
    bool hasPlaceBeside = true; ///< whether the program's own tables (`bt_…`) can hold the values of missing columns

    bool operator==(const LedgerLayout &) const = default;

    [[nodiscard]] bool needsPlaceBeside() const { return !hasDate || !hasColor || !hasPersonName; }
};

} // namespace budget
