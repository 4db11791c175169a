// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

#include <array>
#include <cstddef>

namespace budget {

/// Returns the name of a value of an enum whose values count from 0. `Last` is the enum's last value: the names of all
/// values up to it must be given, in the order of the enum.
template <auto Last, std::size_t Count>
[[nodiscard]] QLatin1StringView nameUpTo(const std::array<QLatin1StringView, Count> &names, decltype(Last) value)
{
    static_assert(Count == static_cast<std::size_t>(Last) + 1, "every value needs one name");
    return names.at(static_cast<std::size_t>(value));
}

} // namespace budget
