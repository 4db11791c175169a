// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/money.h"

#include <optional>
#include <vector>

namespace budget {

/// The spending of one category in one month.
struct CategoryTotal
{
    Category category;
    qint64 count = 0;
    Money total;             ///< the sum of the stored amounts, rounded once; leaves unreadable amounts out
    qint64 unreadable = 0;   ///< how many of the `count` rows are not in `total`, because their amounts cannot be read
    bool hasCategory = true; ///< false: the category does not exist any more, or this role may not see its row

    bool operator==(const CategoryTotal &) const = default;
};

/// The totals of one month per category, the largest first.
using MonthSummary = std::vector<CategoryTotal>;

/// The total of all categories; nothing where it does not fit into 64 bits.
[[nodiscard]] std::optional<Money> totalOf(const MonthSummary &summary);
/// The number of expenses that no total includes, because their amounts cannot be read.
[[nodiscard]] qint64 unreadableOf(const MonthSummary &summary);

} // namespace budget
