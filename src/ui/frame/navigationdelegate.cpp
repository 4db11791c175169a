// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/navigationdelegate.h"

#include "ui/look/theme.h"

#include <QIcon>
#include <QPainter>

namespace budget {

namespace {

constexpr int kIconSize = 20;
constexpr int kRowHeight = 40;

QPalette::ColorRole backgroundOf(QStyle::State state)
{
    if (state.testFlag(QStyle::State_Selected))
        return QPalette::Highlight;
    return state.testFlag(QStyle::State_MouseOver) ? QPalette::Midlight : QPalette::NoRole;
}

} // namespace

void NavigationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    const QPalette::ColorGroup group = isEnabled ? QPalette::Active : QPalette::Disabled;
    const auto background = isEnabled ? backgroundOf(option.state) : QPalette::NoRole;
    const QRect box = option.rect.adjusted(0, 1, 0, -1);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(hasFocus && isSelected ? QPen(theme::accent(), 1) : QPen(Qt::NoPen));
    painter->setBrush(background == QPalette::NoRole ? QBrush(Qt::NoBrush) : option.palette.brush(group, background));
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);

    const QRect icon(box.left() + theme::kSpace3, box.center().y() - kIconSize / 2 + 1, kIconSize, kIconSize);
    const QIcon::Mode mode = !isEnabled ? QIcon::Disabled : isSelected ? QIcon::Selected : QIcon::Normal;
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, icon, Qt::AlignCenter, mode);
    if (box.width() > kIconsOnlyWidth) {
        const bool isLit = isSelected && isEnabled;
        painter->setPen(option.palette.color(group, isLit ? QPalette::HighlightedText : QPalette::Text));
        const QRect text = box.adjusted(icon.right() - box.left() + theme::kSpace3, 0, -theme::kSpace1, 0);
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
    }
    painter->restore();
}

QSize NavigationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    return {kIconsOnlyWidth, qMax(kRowHeight, option.fontMetrics.height() + 2 * theme::kSpace3)};
}

} // namespace budget
