// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QLatin1StringView>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace budget {

/// The number of error kinds. AnswerTooLarge must stay the last enumerator; a new kind is added before it.
inline constexpr std::size_t kErrorKindCount = static_cast<std::size_t>(ErrorKind::AnswerTooLarge) + 1;

/// Whether a table has exactly one row, with a member `kind`, for each error kind. Meant for a static_assert beside the
/// table.
template <typename Rows>
constexpr bool hasEveryKind(const Rows &rows)
{
    for (std::size_t kind = 0; kind < kErrorKindCount; ++kind) {
        const auto isOfKind = [kind](const auto &row) { return row.kind == static_cast<ErrorKind>(kind); };
        if (std::ranges::count_if(rows, isOfKind) != 1)
            return false;
    }
    return true;
}

/// The stable name of a kind in files and in output for other programs, such as 'password_rejected'. Never changes
/// between versions.
[[nodiscard]] QLatin1StringView errorKey(ErrorKind kind);
/// The kind with this name; Unexpected for a name that this version does not know.
[[nodiscard]] ErrorKind errorKindOf(const QString &key);
/// All kinds that have a name, in no particular order. Tests compare the list with the compiler's list of enumerators.
[[nodiscard]] std::vector<ErrorKind> allErrorKinds();

} // namespace budget
