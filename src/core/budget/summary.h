// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/money.h"

#include <optional>
#include <vector>

namespace budget {

/// What was spent in one category in one month.
struct CategoryTotal
{
    Category category;
    qint64 count = 0;
    Money total; ///< of the stored amounts, rounded once; without those that cannot be read
    qint64 unreadable = 0;   ///< how many of `count` are not in the total
    bool hasCategory = true; ///< false: there is no such category (any longer), or it is hidden from this role

    bool operator==(const CategoryTotal &) const = default;
};

/// One month's totals a category, the largest first.
using MonthSummary = std::vector<CategoryTotal>;

/// Of all categories; nothing where it does not fit into 64 bits.
[[nodiscard]] std::optional<Money> totalOf(const MonthSummary &summary);
/// How many entries are in no total, since their amounts cannot be read.
[[nodiscard]] qint64 unreadableOf(const MonthSummary &summary);

} // namespace budget
