// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/money.h"

#include <limits>
#include <optional>

namespace budget {

/// An exact sum of up to 2³¹ amounts. Whether the total fits into 64 bits does not depend on the order of the amounts.
class MoneySum
{
public:
    constexpr void add(Money amount)
    {
        m_low += amount.minor() & kLowMask;
        m_high += (amount.minor() >> kLowBits) + (m_low >> kLowBits);
        m_low &= kLowMask;
    }

    /// The total; nothing where it does not fit into 64 bits.
    [[nodiscard]] constexpr std::optional<Money> total() const
    {
        using Half = std::numeric_limits<qint32>;
        const bool fits = m_high >= Half::min() && m_high <= Half::max();
        return fits ? std::optional(Money::fromMinor(m_high * (kLowMask + 1) + m_low)) : std::nullopt;
    }

private:
    static constexpr int kLowBits = 32;
    static constexpr qint64 kLowMask = (qint64(1) << kLowBits) - 1;

    qint64 m_high = 0; ///< the sum divided by 2³², rounded down
    qint64 m_low = 0;  ///< the rest
};

} // namespace budget
