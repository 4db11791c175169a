// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"

#include <QLocale>
#include <QString>

/// Words for expenses whose rows do not hold what they should.
namespace budget::rowwords {

/// The category's name, or that it is not there.
[[nodiscard]] QString categoryName(const Category &category, bool isThere);
/// Why a category that is not there has no name.
[[nodiscard]] QString missingCategory(CategoryId id);
/// The name of who entered it, or that this person is not there.
[[nodiscard]] QString personName(const ListedExpense &expense);
/// The amount; '≈' before one that was rounded to whole cents, words for one that cannot be read.
[[nodiscard]] QString amount(const Expense &expense, const QLocale &locale);
/// As the database holds it, where that is not what is shown; otherwise empty.
[[nodiscard]] QString storedAmount(const Expense &expense);
/// So many entries are not in the total.
[[nodiscard]] QString leftOut(qint64 count);

} // namespace budget::rowwords
