// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/expense.h"

namespace budget {

/// A transfer as a person enters it: an amount that moves from the spending of one category to that of another.
struct TransferDraft
{
    PersonId person;
    Category source;
    Category destination;
    Money amount;
    QDate date;

    bool operator==(const TransferDraft &) const = default;
};

/// The two rows of a transfer. Their amounts cancel out, so the month's grand total does not change.
struct Transfer
{
    Expense source;
    Expense destination;

    bool operator==(const Transfer &) const = default;
};

/// Checks the draft. Fails, in the order of the form, with DateInvalid, CategoryUnknown, SameCategory,
/// AmountNotPositive, AmountTooLarge or PersonUnknown.
[[nodiscard]] Result<TransferDraft> validate(const TransferDraft &draft);

/// The row in the source category, a credit (negative amount).
[[nodiscard]] ExpenseDraft sourceRow(const TransferDraft &draft);
/// The row in the destination category (positive amount).
[[nodiscard]] ExpenseDraft destinationRow(const TransferDraft &draft);

} // namespace budget
