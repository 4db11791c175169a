// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/navigationdelegate.h"

#include "ui/look/theme.h"

#include <QIcon>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

namespace budget {

namespace {

constexpr int kIconSize = 20;
constexpr int kRowHeight = 36;

void paintGround(QPainter &painter, const QRect &box, QStyle::State state)
{
    const bool isSelected = state.testFlag(QStyle::State_Selected);
    if (!isSelected && !state.testFlag(QStyle::State_MouseOver))
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(isSelected ? theme::Tone::Selection : theme::Tone::Hover));
    painter.drawRoundedRect(box, 4, 4);
}

} // namespace

/// The current page is marked by a bar and bold text, because the background alone is hard to tell from the panel.
void NavigationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isSelected = isEnabled && option.state.testFlag(QStyle::State_Selected);
    const QRect box = option.rect.adjusted(0, 1, 0, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isEnabled)
        paintGround(*painter, box, option.state);
    const auto mirrored = [&](const QRect &part) { return QStyle::visualRect(option.direction, box, part); };
    if (isSelected)
        painter->fillRect(mirrored({box.left(), box.top(), theme::kBarWidth, box.height()}),
                          theme::color(theme::Tone::Accent));
    const QRect icon(box.left() + theme::kSpace3, box.center().y() - kIconSize / 2 + 1, kIconSize, kIconSize);
    const QIcon::Mode mode = !isEnabled ? QIcon::Disabled : isSelected ? QIcon::Selected : QIcon::Normal;
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, mirrored(icon), Qt::AlignCenter, mode);
    if (box.width() > kIconsOnlyWidth) {
        QFont font = option.font;
        font.setWeight(isSelected ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        painter->setPen(theme::color(!isEnabled       ? theme::Tone::Disabled
                                         : isSelected ? theme::Tone::SelectedText
                                                      : theme::Tone::Text));
        const QRect text = box.adjusted(icon.right() - box.left() + theme::kSpace3, 0, -theme::kSpace1, 0);
        const QString name = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width());
        painter->drawText(mirrored(text), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, name);
    }
    painter->restore();
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintRing(*painter, option, box);
}

QSize NavigationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    return {kIconsOnlyWidth, qMax(kRowHeight, option.fontMetrics.height() + 2 * theme::kSpace3)};
}

void NavigationDelegate::paintRing(QPainter &painter, const QStyleOptionViewItem &option, const QRect &box) const
{
    if (!option.widget)
        return;
    QStyleOptionFocusRect ring;
    ring.initFrom(option.widget);
    ring.rect = box;
    option.widget->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, option.widget);
}

} // namespace budget
