// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include <compare>

namespace budget {

/// A calendar month, independent of any time zone.
class Month
{
public:
    constexpr Month(int year, int month) : m_year(year), m_month(month) { }
    [[nodiscard]] static Month of(QDate date) { return {date.year(), date.month()}; }

    [[nodiscard]] QDate first() const { return {m_year, m_month, 1}; }
    [[nodiscard]] Month next() const { return of(first().addMonths(1)); }
    [[nodiscard]] Month previous() const { return of(first().addMonths(-1)); }
    [[nodiscard]] bool contains(QDate date) const { return date.isValid() && of(date) == *this; }

    constexpr auto operator<=>(const Month &) const = default;

private:
    int m_year;
    int m_month;
};

} // namespace budget
