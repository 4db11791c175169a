// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/summary.h"

#include "core/budget/moneysum.h"

namespace budget {

std::optional<Money> totalOf(const MonthSummary &summary)
{
    MoneySum sum;
    for (const CategoryTotal &category : summary)
        sum.add(category.total);
    return sum.total();
}

qint64 unreadableOf(const MonthSummary &summary)
{
    qint64 count = 0;
    for (const CategoryTotal &category : summary)
        count += category.unreadable;
    return count;
}

} // namespace budget
