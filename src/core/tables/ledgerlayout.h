// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// How a ledger's tables differ from the course's, as far as a statement has to know. Made once, when the ledger is
/// opened; the default is the course's own layout.
struct LedgerLayout
{
    bool isAmountExact = true;  ///< false: amounts may hold parts of a cent, and are cast to numeric where they are read
    bool hasDate = true;        ///< expenses.date
    bool hasExpenseTime = true; ///< expenses.created_at
    bool hasColor = true;       ///< categories.color
    bool hasPersonName = true;  ///< users.name
    bool hasPersonTime = true;  ///< users.created_at
    bool hasPlaceBeside = true; ///< the tables of ours that hold dates, colours and names which have no column

    bool operator==(const LedgerLayout &) const = default;

    [[nodiscard]] bool needsPlaceBeside() const { return !hasDate || !hasColor || !hasPersonName; }
};

} // namespace budget
