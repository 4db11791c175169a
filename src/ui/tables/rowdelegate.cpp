// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/rowdelegate.h"

#include "ui/look/theme.h"
#include "ui/tables/listtable.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace budget {

namespace {

/// The space at the left and right of a cell. Together with the style's own margin, it aligns the text with the
/// header's text.
constexpr int kSidePadding = theme::kSpace2 - 3;

} // namespace

RowDelegate::RowDelegate(ListTable &table) : QStyledItemDelegate(&table), m_table(table)
{ }

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    paintGround(*painter, option, index);
    QStyleOptionViewItem cell = option;
    cell.rect.adjust(kSidePadding, 0, -kSidePadding, 0);
    cell.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
    if (isChosen) {
        cell.palette.setColor(QPalette::Text, theme::color(theme::Tone::SelectedText));
        cell.palette.setColor(QPalette::WindowText, theme::color(theme::Tone::SelectedText));
    }
    QStyledItemDelegate::paint(painter, cell, index);
    if (m_table.hasFocus() && index.row() == m_table.currentIndex().row())
        paintRing(*painter, option);
}

/// Paints the background of the whole row: the selection colour and a bar for a selected row, another colour under the
/// pointer.
void RowDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    if (!isChosen && index.row() != m_table.hoveredRow())
        return;
    painter.fillRect(option.rect, theme::color(isChosen ? theme::Tone::Selection : theme::Tone::Hover));
    if (isChosen && m_table.columnViewportPosition(index.column()) == 0)
        painter.fillRect(QRect(option.rect.topLeft(), QSize(theme::kBarWidth, option.rect.height())),
                         theme::color(theme::Tone::Accent));
}

/// Each cell paints its part of the focus ring around the row.
void RowDelegate::paintRing(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const int width = std::min(m_table.viewport()->width(), m_table.horizontalHeader()->length());
    QStyleOptionFocusRect ring;
    ring.initFrom(&m_table);
    ring.rect = QRect(0, option.rect.top(), width, option.rect.height());
    painter.save();
    painter.setClipRect(option.rect);
    m_table.style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, &m_table);
    painter.restore();
}

} // namespace budget
