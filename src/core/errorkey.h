// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QLatin1StringView>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace budget {

/// How many kinds there are; a new one is put into the list anywhere but behind the last.
inline constexpr std::size_t kErrorKindCount = static_cast<std::size_t>(ErrorKind::AnswerTooLarge) + 1;

/// Whether a table has one row, with a member `kind`, for each kind: for a static_assert beside the table.
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

/// The kind's name for other programs and for files: 'password_rejected'. Stays the same from version to version.
[[nodiscard]] QLatin1StringView errorKey(ErrorKind kind);
/// The kind of that name; Unexpected for a name that this version does not know.
[[nodiscard]] ErrorKind errorKindOf(const QString &key);
/// Every kind that has a name, in no order that means anything; tests hold it against the compiler's own list.
[[nodiscard]] std::vector<ErrorKind> allErrorKinds();

} // namespace budget
