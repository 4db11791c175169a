// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/expense.h"

#include "core/budget/textrules.h"

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

} // namespace budget
