// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/money.h"
#include "core/budget/month.h"
#include "core/budget/person.h"

#include <QDate>
#include <QString>

#include <vector>

namespace budget {

/// An expense of the sample data. It names its category, because the category has no id before it is stored.
struct SampleExpense
{
    QString category;
    QString description;
    Money amount;
    QDate date;
};

/// The course's sample data, whose results are known: in January 2024 Food 71.25 (2 expenses), Transportation 45.00 (1)
/// and Entertainment 30.00 (1).
struct SampleLedger
{
    PersonDraft person;
    std::vector<CategoryDraft> categories;
    std::vector<SampleExpense> expenses;
};

[[nodiscard]] SampleLedger sampleLedger();

/// The month of all expenses in the sample data.
[[nodiscard]] Month sampleMonth();

} // namespace budget
