// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <compare>
#include <functional>

namespace budget {

/// The primary key of a row. Each table has a type of its own, so keys of different tables cannot be mixed up; 0 means
/// 'none'.
template <class Tag>
struct Id
{
    qint64 value = 0;

    [[nodiscard]] constexpr bool isValid() const { return value > 0; }
    constexpr auto operator<=>(const Id &) const = default;
};

using ExpenseId = Id<struct ExpenseTag>;
using CategoryId = Id<struct CategoryTag>;
using PersonId = Id<struct PersonTag>;

} // namespace budget
