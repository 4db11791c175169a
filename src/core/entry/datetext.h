// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDate>
#include <QLocale>

namespace budget {

/// Reads a date that a person typed, in the digits of any script: ISO (`2024-01-31`); the locale's order with `.`, `/`,
/// `-` or a space between the numbers; `d.M.yyyy` in every locale; years of two digits (the nearest such year to
/// `today`); a day and a month (of this year); or a day (of this month). Fails with FieldEmpty or DateInvalid.
[[nodiscard]] Result<QDate> parseDate(QStringView text, const QLocale &locale, QDate today);

/// The date in the order of the locale's short format, always with a year of four digits. parseDate() can read the
/// result.
[[nodiscard]] QString formatDate(QDate date, const QLocale &locale);

} // namespace budget
