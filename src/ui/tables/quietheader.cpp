// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/quietheader.h"

#include "ui/look/announcement.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionHeader>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kArrowSize = 12;

} // namespace

QuietHeader::QuietHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setSectionsClickable(true);
    setMinimumSectionSize(48);
}

int QuietHeader::titleWidth(int section) const
{
    const QString text = model() ? model()->headerData(section, orientation()).toString() : QString();
    const int arrow = isSortIndicatorShown() ? kArrowSize + theme::kSpace1 : 0;
    return fontMetrics().horizontalAdvance(text) + 2 * style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this)
        + arrow;
}

void QuietHeader::initStyleOption(QStyleOptionHeader *option) const
{
    QHeaderView::initStyleOption(option);
    option->palette.setColor(QPalette::ButtonText, theme::color(theme::Tone::Secondary));
}

void QuietHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int section) const
{
    QHeaderView::initStyleOptionForIndex(option, section);
    option->sortIndicator = QStyleOptionHeader::None;
}

void QuietHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save(); // the style's CE_Header may leave an empty clip region
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    if (isSortIndicatorShown() && sortIndicatorSection() == section)
        paintArrow(*painter, rect, section);
    if (!hasFocus() || section != m_marked)
        return;
    QStyleOption ring;
    ring.initFrom(this);
    ring.rect = rect;
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter, this);
}

void QuietHeader::keyPressEvent(QKeyEvent *event)
{
    const int forward = isLeftToRight() ? 1 : -1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        return mark(visualIndex(m_marked) + (event->key() == Qt::Key_Right ? forward : -forward));
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return sortByMarked();
    default:
        event->ignore();
    }
}

void QuietHeader::focusInEvent(QFocusEvent *event)
{
    // NOLINTNEXTLINE(bugprone-parent-virtual-call): QAbstractItemView's would make a row of the table current
    QWidget::focusInEvent(event);
    if (sortIndicatorSection() >= 0 && sortIndicatorSection() < count())
        m_marked = sortIndicatorSection();
    viewport()->update();
}

void QuietHeader::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event); // NOLINT(bugprone-parent-virtual-call): as in focusInEvent()
    viewport()->update();
}

void QuietHeader::mousePressEvent(QMouseEvent *event)
{
    m_isPressed = true;
    QHeaderView::mousePressEvent(event);
}

void QuietHeader::mouseReleaseEvent(QMouseEvent *event)
{
    QHeaderView::mouseReleaseEvent(event);
    m_isPressed = false;
}

void QuietHeader::paintArrow(QPainter &painter, const QRect &rect, int section) const
{
    const auto alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt();
    const QString text = model()->headerData(section, orientation()).toString();
    const int beyondText = style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this)
        + fontMetrics().horizontalAdvance(text) + theme::kSpace1;
    const bool isAtRight = bool(alignment & Qt::AlignRight) == isLeftToRight();
    const int x = isAtRight ? rect.right() - beyondText - kArrowSize + 1 : rect.left() + beyondText;
    const QString icon = sortIndicatorOrder() == Qt::AscendingOrder ? u"chevron-up"_s : u"chevron-down"_s;
    icons::named(icon, theme::Tone::Secondary)
        .paint(&painter, QRect(x, rect.center().y() - kArrowSize / 2, kArrowSize, kArrowSize));
}

void QuietHeader::sortByMarked()
{
    const bool isAgain = sortIndicatorSection() == m_marked && sortIndicatorOrder() == Qt::AscendingOrder;
    setSortIndicator(m_marked, isAgain ? Qt::DescendingOrder : Qt::AscendingOrder);
    const QString title = model()->headerData(m_marked, orientation()).toString();
    announce(*this, isAgain ? tr("Sorted by %1, descending").arg(title) : tr("Sorted by %1, ascending").arg(title));
}

/// Marks the section and says its title; skips hidden columns.
void QuietHeader::mark(int visualIndex)
{
    const int step = visualIndex < this->visualIndex(m_marked) ? -1 : 1;
    int next = visualIndex;
    while (next >= 0 && next < count() && isSectionHidden(logicalIndex(next)))
        next += step;
    if (next < 0 || next >= count())
        return;
    m_marked = logicalIndex(next);
    viewport()->update();
    announce(*this, model()->headerData(m_marked, orientation()).toString());
}

} // namespace budget
