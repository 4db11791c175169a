// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/sampleledger.h"

namespace budget {

using namespace Qt::StringLiterals;

SampleLedger sampleLedger()
{
    const QString food = u"Food"_s;
    const QString transportation = u"Transportation"_s;
    const QString entertainment = u"Entertainment"_s;
    return {
        {u"alice@example.com"_s, u"Alice Smith"_s},
        {{food, u"#FF6B6B"_s},
         {transportation, u"#4ECDC4"_s},
         {entertainment, u"#95E1D3"_s},
         {u"Utilities"_s, u"#F38181"_s}},
        {{food, u"Groceries"_s, Money::fromMinor(5250), QDate(2024, 1, 15)},
         {food, u"Lunch"_s, Money::fromMinor(1875), QDate(2024, 1, 16)},
         {transportation, u"Gas"_s, Money::fromMinor(4500), QDate(2024, 1, 17)},
         {entertainment, u"Movie tickets"_s, Money::fromMinor(3000), QDate(2024, 1, 18)}},
    };
}

Month sampleMonth()
{
    return {2024, 1};
}

} // namespace budget
