// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/expensefields.h"

#include "core/budget/textrules.h"
#include "ui/editors/amountedit.h"
#include "ui/editors/categorycombo.h"
#include "ui/editors/dateedit.h"
#include "ui/editors/today.h"
#include "ui/saving/fielderrors.h"

namespace budget {

void ExpenseFields::watchWith(FieldErrors &errors) const
{
    errors.watch(Field::Date, date);
    errors.watch(Field::Description, description);
    errors.watch(Field::Category, category, *category.lineEdit());
    errors.watch(Field::Amount, amount);
}

Result<ExpenseDraft> ExpenseFields::draft() const
{
    Today::instance().check(); // moves a proposed date past midnight, so that the date shown is the one saved
    const auto readDate = date.date();
    if (!readDate)
        return tl::make_unexpected(readDate.error());
    const auto readDescription = requiredText(description.text(), kMaxDescription, Field::Description);
    if (!readDescription)
        return tl::make_unexpected(readDescription.error());
    const auto readCategory = category.category();
    if (!readCategory)
        return tl::make_unexpected(readCategory.error());
    const auto readAmount = amount.amount();
    if (!readAmount)
        return tl::make_unexpected(readAmount.error());
    const ExpenseDraft draft{{}, *readCategory, *readDescription, *readAmount, *readDate};
    const auto checked = validate(draft);
    if (!checked && checked.error().kind != ErrorKind::PersonUnknown)
        return tl::make_unexpected(checked.error());
    return draft;
}

void ExpenseFields::setDraft(const ExpenseDraft &draft) const
{
    date.setDate(draft.date);
    description.setText(draft.description);
    category.setCategory(draft.category);
    amount.setAmount(draft.amount);
}

void ExpenseFields::setReadOnly(bool readOnly) const
{
    date.setReadOnly(readOnly);
    description.setReadOnly(readOnly);
    category.setReadOnly(readOnly);
    amount.setReadOnly(readOnly);
}

} // namespace budget
