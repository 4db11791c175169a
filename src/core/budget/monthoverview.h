// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/expense.h"
#include "core/budget/person.h"
#include "core/budget/summary.h"

#include <QList>

#include <vector>

namespace budget {

/// All that the view of a month shows, of one moment.
struct MonthOverview
{
    QList<ListedExpense> expenses; ///< ordered by date, then id; shared, since a month may have a million
    Money least = {}; ///< the smallest and the largest amount of `expenses`; zero where there are none
    Money most = {};
    MonthSummary summary;
    std::vector<Category> categories; ///< all, in no order that means anything to people
    std::vector<Person> persons;      ///< likewise

    bool operator==(const MonthOverview &) const = default;
};

} // namespace budget
