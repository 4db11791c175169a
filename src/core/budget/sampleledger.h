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

/// An expense of the sample by the name of its category, since no key exists before it is stored.
struct SampleExpense
{
    QString category;
    QString description;
    Money amount;
    QDate date;
};

/// The course's data with known answers: January 2024 is Food 71.25 (2), Transportation 45.00 (1),
/// Entertainment 30.00 (1).
struct SampleLedger
{
    PersonDraft person;
    std::vector<CategoryDraft> categories;
    std::vector<SampleExpense> expenses;
};

[[nodiscard]] SampleLedger sampleLedger();

/// The month in which all of the sample's expenses lie.
[[nodiscard]] Month sampleMonth();

} // namespace budget
