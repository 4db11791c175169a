// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/money.h"
#include "core/result.h"

#include <QLocale>

namespace budget {

/// Reads an amount that a person typed, in the digits of any script. Accepts the locale's decimal sign, the dot or the
/// Arabic decimal sign, the locale's group separators, apostrophes or Arabic separators between groups of three digits
/// (or of two, as in India), and simple arithmetic (`12.50+3`, `84.60/3`). A quotient is rounded half away from zero.
/// A '/' between two digits is the decimal sign in Iran and Afghanistan; in the other locales whose decimal sign is the
/// Arabic one it is refused behind a whole number, because it may mean both.
/// Rejects exponents and `nan`. Reads the output of formatAmount() and editableAmount() in every locale. Fails with
/// FieldEmpty, AmountInvalid, AmountTooManyDecimals or AmountTooLarge; zero is accepted.
[[nodiscard]] Result<Money> parseAmount(QStringView text, const QLocale &locale);

/// The amount with two decimals and the locale's digits, group separators and signs, without the currency.
[[nodiscard]] QString formatAmount(Money amount, const QLocale &locale);

/// The amount as formatAmount() prints it, but without group separators: the initial text of an input field.
[[nodiscard]] QString editableAmount(Money amount, const QLocale &locale);

} // namespace budget
