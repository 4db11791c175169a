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
    int yields = 0; ///< the order in which columns shrink; 0: never

    friend bool operator==(const ColumnWidth &, const ColumnWidth &) = default;
};

struct ColumnWidths
{
    std::vector<ColumnWidth> columns;
    int stretched = 0;
};

/// Distributes the width `room` over the columns. The stretched column shrinks first, down to `leastStretched`, then
/// the others in the order of `yields`. A column that never yields keeps its width even if there is no room; the table
/// then scrolls.
[[nodiscard]] ColumnWidths columnWidths(std::vector<ColumnWidth> wanted, int leastStretched, int room);

/// The width of the text if all its digits were as wide as the widest digit.
[[nodiscard]] int widestWidth(const QFontMetrics &metrics, QString text);

} // namespace budget
