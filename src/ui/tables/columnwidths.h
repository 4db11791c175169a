// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QString>

#include <vector>

namespace budget {

struct ColumnWidth
{
    int column = 0;
    int width = 0;
    int least = 0;
    int yields = 0; ///< in which order it gives way; 0: never

    friend bool operator==(const ColumnWidth &, const ColumnWidth &) = default;
};

struct ColumnWidths
{
    std::vector<ColumnWidth> columns;
    int stretched = 0;
};

/// Shares out the room among the columns: the stretched one gives way first, down to `leastStretched`, then the others
/// in their order. What never yields keeps its width even where the room ends; the table scrolls then.
[[nodiscard]] ColumnWidths columnWidths(std::vector<ColumnWidth> wanted, int leastStretched, int room);

/// The width of a text whose digits are all as wide as the widest one.
[[nodiscard]] int widestWidth(const QFontMetrics &metrics, QString text);

} // namespace budget
