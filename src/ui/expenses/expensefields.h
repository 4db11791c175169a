// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"

class QLineEdit;

namespace budget {

class AmountEdit;
class CategoryCombo;
class DateEdit;
class FieldErrors;

/// The four editors of an expense, which the entry row and the dialog read and fill as one draft.
struct ExpenseFields
{
    DateEdit &date;
    QLineEdit &description;
    CategoryCombo &category;
    AmountEdit &amount;

    void watchWith(FieldErrors &errors) const;
    /// The draft without a person. Fails at the first invalid field, in the order of the form.
    [[nodiscard]] Result<ExpenseDraft> draft() const;
    void setDraft(const ExpenseDraft &draft) const;
    void setReadOnly(bool readOnly) const;
};

} // namespace budget
