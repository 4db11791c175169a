// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/expense.h"
#include "core/budget/person.h"
#include "core/budget/summary.h"

#include <QList>

#include <vector>

namespace budget {

/// All data that the view of a month shows, read in one round trip.
struct MonthOverview
{
    /// ordered by date, then id; implicitly shared, because a month may have a million rows
    QList<ListedExpense> expenses;
    Money least = {}; ///< the smallest amount in `expenses`; zero where there are none
    Money most = {};
    MonthSummary summary;
    std::vector<Category> categories; ///< all categories, in no particular order
    std::vector<Person> persons;      ///< all persons, in no particular order

    bool operator==(const MonthOverview &) const = default;
};

} // namespace budget
