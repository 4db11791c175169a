// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDate>
#include <QLocale>

namespace budget {

/// Reads what a person typed as a date, in the digits of any script: ISO (`2024-01-31`), the locale's own order with `.`, `/`, `-` or
/// space between, `d.M.yyyy` everywhere, two-digit years (of the century around `today`), a day and month
/// alone (this year's), or a day alone (this month's). Fails with FieldEmpty or DateInvalid.
[[nodiscard]] Result<QDate> parseDate(QStringView text, const QLocale &locale, QDate today);

/// The locale's short order, always with a four-digit year; parseDate() reads it back.
[[nodiscard]] QString formatDate(QDate date, const QLocale &locale);

} // namespace budget
