// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QLocale>
#include <QString>

#include <optional>

namespace budget {

/// The day, month and year of a typed date.
struct TypedDate
{
    int year = 0;
    int month = 0;
    int day = 0;
    bool hasShortYear = false;                           ///< the year was typed with one or two digits
    std::optional<Qt::DayOfWeek> weekday = std::nullopt; ///< the weekday that was typed beside the date
};

/// Reads a date that is written as one of the locale's own formats (QLocale::LongFormat, ShortFormat or NarrowFormat)
/// writes it, with the names of months and the words between them. The text around day, month and year, such as the
/// weekday, may be missing. `typed` is the result of typedText(), simplified.
[[nodiscard]] std::optional<TypedDate> readFormat(const QString &typed, const QLocale &locale);

} // namespace budget
