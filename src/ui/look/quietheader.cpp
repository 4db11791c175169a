// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/quietheader.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"

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

void QuietHeader::initStyleOption(QStyleOptionHeader *option) const
{
    QHeaderView::initStyleOption(option);
    option->palette.setColor(QPalette::ButtonText, theme::secondaryText());
}

void QuietHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int section) const
{
    QHeaderView::initStyleOptionForIndex(option, section);
    option->sortIndicator = QStyleOptionHeader::None;
}

void QuietHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save(); // the style leaves nothing to paint on
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    if (!isSortIndicatorShown() || sortIndicatorSection() != section)
        return;
    const auto alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt();
    const QString text = model()->headerData(section, orientation()).toString();
    const int beyondText = style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this)
        + fontMetrics().horizontalAdvance(text) + theme::kSpace1;
    const bool isAtRight = bool(alignment & Qt::AlignRight) == isLeftToRight();
    const int x = isAtRight ? rect.right() - beyondText - kArrowSize + 1 : rect.left() + beyondText;
    const QString icon = sortIndicatorOrder() == Qt::AscendingOrder ? u"chevron-up"_s : u"chevron-down"_s;
    icons::named(icon, theme::secondaryText())
        .paint(painter, QRect(x, rect.center().y() - kArrowSize / 2, kArrowSize, kArrowSize));
}

} // namespace budget
