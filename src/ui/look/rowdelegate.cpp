// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/rowdelegate.h"

#include "ui/look/listtable.h"
#include "ui/look/theme.h"

#include <QPainter>

namespace budget {

namespace {

/// How much of the accent colour shows through, of 255.
constexpr int kFocused = 64;
constexpr int kChosen = 34;
constexpr int kHovered = 16;
constexpr int kBarWidth = 3;

/// With the style's own margin, the text stands below that of the header.
constexpr int kSidePadding = theme::kSpace2 - 3;

QColor tinted(const QColor &color, int alpha)
{
    return {color.red(), color.green(), color.blue(), alpha};
}

} // namespace

RowDelegate::RowDelegate(ListTable &table) : QStyledItemDelegate(&table), m_table(table)
{ }

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintBackground(*painter, option, index);
    QStyleOptionViewItem cell = option;
    cell.rect.adjust(kSidePadding, 0, -kSidePadding, 0);
    cell.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
    QStyledItemDelegate::paint(painter, cell, index);
}

void RowDelegate::paintBackground(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    const bool isFocused = isChosen && m_table.hasFocus();
    const bool isHovered = index.row() == m_table.hoveredRow();
    if (!isChosen && !isHovered)
        return;
    painter.fillRect(option.rect, option.palette.color(QPalette::Base));
    painter.fillRect(option.rect, tinted(theme::accent(), isFocused ? kFocused : isChosen ? kChosen : kHovered));
    if (isFocused && m_table.columnViewportPosition(index.column()) == 0)
        painter.fillRect(QRect(option.rect.topLeft(), QSize(kBarWidth, option.rect.height())), theme::accent());
}

} // namespace budget
