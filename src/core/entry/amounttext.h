// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/money.h"
#include "core/result.h"

#include <QLocale>

namespace budget {

/// Reads what a person typed as an amount, in the digits of any script: the locale's decimal sign or the dot, the
/// locale's group separators or apostrophes between groups of three (or of two, as in India), and simple arithmetic
/// (`12.50+3`, `84.60/3`). A quotient is rounded half away from zero. Nothing else is a number: no exponent, no `nan`.
/// What formatAmount() and editableAmount() print is read back in every locale.
/// Fails with AmountInvalid, AmountTooManyDecimals or AmountTooLarge, never with AmountZero.
[[nodiscard]] Result<Money> parseAmount(QStringView text, const QLocale &locale);

/// Two decimals, the locale's digits, groups and signs, no currency.
[[nodiscard]] QString formatAmount(Money amount, const QLocale &locale);

/// As formatAmount() without groups: the text that an edit field starts with.
[[nodiscard]] QString editableAmount(Money amount, const QLocale &locale);

} // namespace budget
