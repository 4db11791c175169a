// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/expense.h"
#include "core/budget/person.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace budget {

/// Describes what an edit changed, such as 'Changed “Tea”: amount 3.00 → 3.30.', and apart from it what somebody else
/// had changed before, since the person saw the row as `seen`. `shown` is the row of the list, which knows the names of
/// its category and person. Empty if nothing changed.
[[nodiscard]] QString editText(const ListedExpense &shown, const Expense &seen, const ExpenseUpdate &edit,
                               const std::vector<Category> &categories, const std::vector<Person> &persons,
                               const QLocale &locale);

} // namespace budget
