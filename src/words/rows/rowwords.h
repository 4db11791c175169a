// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"

#include <QLocale>
#include <QString>

/// Texts for expenses with missing or unreadable values.
namespace budget::rowwords {

/// The category's name, or a text that it is missing.
[[nodiscard]] QString categoryName(const Category &category, bool isThere);
/// Why a missing category has no name.
[[nodiscard]] QString missingCategory(CategoryId id);
/// The name of the person who entered the expense, or a text that the person is missing.
[[nodiscard]] QString personName(const ListedExpense &expense);
/// The amount, with '≈' before one that was rounded to whole cents; a text for an unreadable one.
[[nodiscard]] QString amount(const Expense &expense, const QLocale &locale);
/// The amount as stored in the database; empty if the shown amount is the same.
[[nodiscard]] QString storedAmount(const Expense &expense);
/// The message that `count` entries are not in the total.
[[nodiscard]] QString leftOut(qint64 count);

} // namespace budget::rowwords
