// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/money.h"

#include <vector>

namespace budget {

/// What was spent in one category in one month.
struct CategoryTotal
{
    Category category;
    qint64 count = 0;
    Money total;

    bool operator==(const CategoryTotal &) const = default;
};

/// One month's totals a category, the largest first.
using MonthSummary = std::vector<CategoryTotal>;

} // namespace budget
