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
/// had changed before, since the person saw the row as `seen`. Empty if nothing changed.
[[nodiscard]] QString editText(const ListedExpense &seen, const ExpenseUpdate &edit,
                               const std::vector<Category> &categories, const std::vector<Person> &persons,
                               const QLocale &locale);

} // namespace budget
