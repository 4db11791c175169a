// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"

class QLineEdit;

namespace budget {

class AmountEdit;
class CategoryCombo;
class DateEdit;
class FieldErrors;

/// The four editors of an expense as one draft, wherever they stand.
struct ExpenseFields
{
    DateEdit &date;
    QLineEdit &description;
    CategoryCombo &category;
    AmountEdit &amount;

    void watchWith(FieldErrors &errors) const;
    /// Without a person; fails at the first wrong field in the order of the form.
    [[nodiscard]] Result<ExpenseDraft> draft() const;
    void setDraft(const ExpenseDraft &draft) const;
    void setReadOnly(bool readOnly) const;
};

} // namespace budget
