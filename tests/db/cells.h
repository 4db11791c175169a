// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/rows.h"

namespace budget::test {

/// A cell of the first row by its position, for statements whose columns have no names.
[[nodiscard]] inline Cell cellAt(const Rows &rows, std::size_t column = 0)
{
    return rows.isEmpty() || column >= rows.rows.front().size() ? Cell() : rows.rows.front()[column];
}

[[nodiscard]] inline bool isNullAt(const Rows &rows, std::size_t column = 0)
{
    return std::holds_alternative<std::monostate>(cellAt(rows, column));
}

[[nodiscard]] inline QString textAt(const Rows &rows, std::size_t column = 0)
{
    const Cell cell = cellAt(rows, column);
    if (const auto *number = std::get_if<qint64>(&cell))
        return QString::number(*number);
    const auto *text = std::get_if<QString>(&cell);
    return text ? *text : QString();
}

[[nodiscard]] inline qint64 integerAt(const Rows &rows, std::size_t column = 0)
{
    return textAt(rows, column).toLongLong();
}

/// The amount in the cell; no value if the cell holds none.
[[nodiscard]] inline std::optional<Money> moneyAt(const Rows &rows, std::size_t column = 0)
{
    const Cell cell = cellAt(rows, column);
    if (const auto *minor = std::get_if<qint64>(&cell))
        return Money::fromMinor(*minor);
    return Money::fromDecimal(textAt(rows, column));
}

} // namespace budget::test
