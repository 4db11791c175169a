// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/columnwidths.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace budget {

namespace {

QChar widestDigit(const QFontMetrics &metrics, QChar zero)
{
    QChar widest = zero;
    int most = 0;
    for (char16_t digit = zero.unicode(); digit < zero.unicode() + 10; ++digit) {
        if (const int width = metrics.horizontalAdvance(QChar(digit)); width > most) {
            most = width;
            widest = QChar(digit);
        }
    }
    return widest;
}

} // namespace

ColumnWidths columnWidths(std::vector<ColumnWidth> wanted, int leastStretched, int room)
{
    const int sum = std::transform_reduce(wanted.begin(), wanted.end(), 0, std::plus(),
                                          std::mem_fn(&ColumnWidth::width));
    int missing = std::max(0, sum + leastStretched - room);
    std::vector<ColumnWidth *> yielding;
    for (ColumnWidth &column : wanted) {
        if (column.yields > 0)
            yielding.push_back(&column);
    }
    std::ranges::stable_sort(yielding, {}, &ColumnWidth::yields);
    for (ColumnWidth *column : yielding) {
        const int given = std::clamp(missing, 0, std::max(0, column->width - column->least));
        column->width -= given;
        missing -= given;
    }
    const int taken = std::transform_reduce(wanted.begin(), wanted.end(), 0, std::plus(),
                                            std::mem_fn(&ColumnWidth::width));
    return {std::move(wanted), std::max(leastStretched, room - taken)};
}

int widestWidth(const QFontMetrics &metrics, QString text)
{
    QChar zero;
    QChar widest; // the widest digit of the script that has this zero
    for (QChar &c : text) {
        const int value = c.isSurrogate() ? -1 : c.digitValue();
        if (value < 0)
            continue;
        if (const QChar own(c.unicode() - char16_t(value)); own != zero) {
            zero = own;
            widest = widestDigit(metrics, zero);
        }
        c = widest;
    }
    return metrics.horizontalAdvance(text);
}

} // namespace budget
