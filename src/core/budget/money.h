// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace budget {

/// An exact amount of the ledger's currency in minor units (cents). No conversion uses floating point.
class Money
{
public:
    static constexpr int kDecimals = 2;
    static constexpr qint64 kMinorPerUnit = 100;
    /// The largest amount that a row can hold: numeric(10,2) in the course's tables. Sums may exceed it.
    static constexpr qint64 kMaxRowMinor = 9'999'999'999;
    /// The largest stored amount that the program reads. A column wider than the course's can hold a larger amount,
    /// which counts as unreadable, so that the sum over a month's rows cannot overflow 64 bits.
    static constexpr qint64 kMaxReadableMinor = 999'999'999'999'999;

    constexpr Money() = default;
    [[nodiscard]] static constexpr Money fromMinor(qint64 minor) { return Money(minor); }

    /// Reads a number as PostgreSQL prints it ('-12.50', '3', '.5'): ASCII digits and a dot, no exponent. More than two
    /// decimals are rounded half away from zero. Nothing for any other text, such as 'NaN'.
    [[nodiscard]] static std::optional<Money> fromDecimal(QStringView text);
    /// Whether the text is a whole number of minor units, so that fromDecimal() does not round.
    [[nodiscard]] static bool isExact(QStringView text);
    /// The amount as a decimal number with a dot and exactly two decimals.
    [[nodiscard]] QString toDecimal() const;

    [[nodiscard]] constexpr qint64 minor() const { return m_minor; }
    /// The amount without its sign. Unlike operator-(), it does not overflow for the smallest 64-bit amount.
    [[nodiscard]] constexpr quint64 magnitude() const
    {
        return m_minor < 0 ? ~static_cast<quint64>(m_minor) + 1 : static_cast<quint64>(m_minor);
    }
    [[nodiscard]] constexpr bool isZero() const { return m_minor == 0; }
    [[nodiscard]] constexpr bool isNegative() const { return m_minor < 0; }
    /// Whether a row of `expenses` can hold the amount.
    [[nodiscard]] constexpr bool fitsRow() const { return m_minor >= -kMaxRowMinor && m_minor <= kMaxRowMinor; }

    constexpr Money operator-() const { return Money(-m_minor); }
    constexpr Money operator+(Money other) const { return Money(m_minor + other.m_minor); }
    constexpr Money operator-(Money other) const { return Money(m_minor - other.m_minor); }
    /// The difference; nothing where it does not fit into 64 bits.
    [[nodiscard]] std::optional<Money> minus(Money other) const
    {
        qint64 difference = 0;
        const bool overflows = __builtin_sub_overflow(m_minor, other.m_minor, &difference);
        return overflows ? std::nullopt : std::optional(Money(difference));
    }
    /// The sum; nothing where it does not fit into 64 bits.
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
