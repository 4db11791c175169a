// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/summary.h"

namespace budget {

std::optional<Money> totalOf(const MonthSummary &summary)
{
    std::optional<Money> total = Money();
    for (const CategoryTotal &category : summary) {
        if (total)
            total = total->plus(category.total);
    }
    return total;
}

qint64 unreadableOf(const MonthSummary &summary)
{
    qint64 count = 0;
    for (const CategoryTotal &category : summary)
        count += category.unreadable;
    return count;
}

} // namespace budget
