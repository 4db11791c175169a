// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace budget {

/// An exact amount of the ledger's currency in minor units (cents). Never passes through a double.
class Money
{
public:
    static constexpr int kDecimals = 2;
    static constexpr qint64 kMinorPerUnit = 100;
    /// The largest amount a row can hold: numeric(10,2) of the course's tables. Sums may exceed it.
    static constexpr qint64 kMaxRowMinor = 9'999'999'999;
    /// The largest stored amount that is read. A larger one, in a column that is wider than the course's, counts as
    /// unreadable, so that the sum of a month's rows stays far from 64 bits.
    static constexpr qint64 kMaxReadableMinor = 999'999'999'999'999;

    constexpr Money() = default;
    [[nodiscard]] static constexpr Money fromMinor(qint64 minor) { return Money(minor); }

    /// Reads PostgreSQL's own notation ('-12.50', '3', '.5'): ASCII digits, a dot, no exponent.
    /// More than two decimals are rounded half away from zero. Nothing for anything else ('NaN').
    [[nodiscard]] static std::optional<Money> fromDecimal(QStringView text);
    /// Whether this notation means whole minor units, so that fromDecimal() rounds nothing.
    [[nodiscard]] static bool isExact(QStringView text);
    /// The same notation with exactly two decimals.
    [[nodiscard]] QString toDecimal() const;

    [[nodiscard]] constexpr qint64 minor() const { return m_minor; }
    [[nodiscard]] constexpr bool isZero() const { return m_minor == 0; }
    [[nodiscard]] constexpr bool isNegative() const { return m_minor < 0; }
    /// Whether a row of `expenses` can hold it.
    [[nodiscard]] constexpr bool fitsRow() const { return m_minor >= -kMaxRowMinor && m_minor <= kMaxRowMinor; }

    constexpr Money operator-() const { return Money(-m_minor); }
    constexpr Money operator+(Money other) const { return Money(m_minor + other.m_minor); }
    constexpr Money operator-(Money other) const { return Money(m_minor - other.m_minor); }
    /// Nothing where the sum does not fit into 64 bits.
    [[nodiscard]] std::optional<Money> plus(Money other) const
    {
        qint64 sum = 0;
        return __builtin_add_overflow(m_minor, other.m_minor, &sum) ? std::nullopt : std::optional(Money(sum));
    }
    constexpr Money &operator+=(Money other)
    {
        m_minor += other.m_minor;
        return *this;
    }
    constexpr auto operator<=>(const Money &) const = default;

private:
    constexpr explicit Money(qint64 minor) : m_minor(minor) { }

    qint64 m_minor = 0;
};

} // namespace budget
