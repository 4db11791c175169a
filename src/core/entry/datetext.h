// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDate>
#include <QLocale>

namespace budget {

/// The first and the last Gregorian year that parseDate() reads. A year beyond them belongs to another calendar.
inline constexpr int kFirstTypedYear = 1800;
inline constexpr int kLastTypedYear = 2299;

/// Reads a date that a person typed, in the digits of any script: ISO (`2024-01-31`); the locale's order with `.`, `/`,
/// `-` or a space between the numbers; `d.M.yyyy` in every locale; the locale's own formats with their words, the name
/// of the month and the weekday; years of two digits (the nearest such year to `today`); a day and a month (of this
/// year); or a day (of this month). In Iran and Afghanistan the years 1300 to 1499 are of the Solar Hijri calendar, and
/// in Thailand 2400 to 2699 of the Buddhist era. A separator behind the last number is accepted only where the locale
/// writes it, and the dot of an ordinal number in `31.` and `31.1.`. Fails with FieldEmpty or DateInvalid.
[[nodiscard]] Result<QDate> parseDate(QStringView text, const QLocale &locale, QDate today);

/// Whether a text that parseDate() refused names a year or an era of another calendar than the Gregorian one.
[[nodiscard]] bool namesOtherCalendar(QStringView text);

/// The date in the order of the locale's short format, always with a year of four digits. parseDate() can read the
/// result if the year is one that it reads.
[[nodiscard]] QString formatDate(QDate date, const QLocale &locale);

} // namespace budget
