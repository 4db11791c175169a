// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/expense.h"

#include "core/budget/textrules.h"

#include <cstdlib>

namespace budget {

Result<ExpenseDraft> validate(ExpenseDraft draft)
{
    if (!draft.date.isValid())
        return failure(ErrorKind::DateInvalid, Field::Date);
    const auto description = requiredText(draft.description, kMaxDescription, Field::Description);
    if (!description)
        return tl::make_unexpected(description.error());
    if (!draft.category.isValid())
        return failure(ErrorKind::CategoryUnknown, Field::Category);
    if (draft.amount.isZero())
        return failure(ErrorKind::AmountZero, Field::Amount);
    if (!draft.amount.fitsRow())
        return failure(ErrorKind::AmountTooLarge, Field::Amount);
    if (!draft.person.isValid())
        return failure(ErrorKind::PersonUnknown, Field::Person);
    draft.description = *description;
    return draft;
}

bool isAmountReadable(const Expense &expense)
{
    if (expense.stored.amount.isEmpty())
        return true;
    const auto amount = Money::fromDecimal(expense.stored.amount);
    return amount && std::abs(amount->minor()) <= Money::kMaxReadableMinor;
}

bool isAmountRounded(const Expense &expense)
{
    return !expense.stored.amount.isEmpty() && isAmountReadable(expense);
}

} // namespace budget
