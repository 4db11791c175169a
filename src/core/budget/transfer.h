// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/expense.h"

namespace budget {

/// What a person enters to move an amount from one category's spending to another's.
struct TransferDraft
{
    PersonId person;
    Category source;
    Category destination;
    Money amount;
    QDate date;

    bool operator==(const TransferDraft &) const = default;
};

/// The two rows of a transfer: their amounts cancel out, so the month's grand total stays as it is.
struct Transfer
{
    Expense source;
    Expense destination;

    bool operator==(const Transfer &) const = default;
};

/// Fails, in the order of the form, with DateInvalid, CategoryUnknown, SameCategory, AmountNotPositive, AmountTooLarge
/// or PersonUnknown.
[[nodiscard]] Result<TransferDraft> validate(const TransferDraft &draft);

/// The row of the category that gives: a credit.
[[nodiscard]] ExpenseDraft sourceRow(const TransferDraft &draft);
/// The row of the category that receives.
[[nodiscard]] ExpenseDraft destinationRow(const TransferDraft &draft);

} // namespace budget
