// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/controls.h"

#include "ui/look/theme.h"

#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

namespace budget::controls {

using theme::Tone;

namespace {

constexpr qreal kRadius = 4;

void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border, qreal width = 1)
{
    const qreal inset = width / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    painter->restore();
}

QColor mixed(const QColor &a, const QColor &b, qreal part)
{
    const auto mix = [part](float x, float y) { return x + (y - x) * static_cast<float>(part); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QColor edgeOf(const QStyleOption *option)
{
    return theme::color(isOn(option, QStyle::State_Enabled) ? Tone::Edge : Tone::Line);
}

void drawMainButton(const QStyleOption *option, QPainter *painter)
{
    const bool isPressed = isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On);
    const qreal shade = isPressed ? 0.2 : isOn(option, QStyle::State_MouseOver) ? 0.1 : 0.0;
    drawBox(painter, option->rect, mixed(theme::color(Tone::Accent), theme::color(Tone::Text), shade), {});
    if (isOn(option, QStyle::State_HasFocus))
        drawRing(painter, option->rect.adjusted(3, 3, -3, -3), Tone::OnAccent); // the accent colour surrounds the ring
}

} // namespace

void drawRing(QPainter *painter, const QRect &rect, Tone tone)
{
    drawBox(painter, rect, {}, theme::color(tone), theme::kRingWidth);
}

bool isOn(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

bool isAccented(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton)
        && !button->features.testFlag(QStyleOptionButton::Flat) && isOn(option, QStyle::State_Enabled);
}

void drawButton(const QStyleOption *option, QPainter *painter)
{
    if (isAccented(option))
        return drawMainButton(option, painter);
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isPressed = isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On);
    const bool isLit = isPressed || (isOn(option, QStyle::State_MouseOver) && isEnabled);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isFlat = button != nullptr && button->features.testFlag(QStyleOptionButton::Flat);
    const QColor quiet = isFlat ? QColor() : option->palette.color(QPalette::Button);
    drawBox(painter, option->rect, isLit ? theme::color(Tone::Hover) : quiet, isFlat ? QColor() : edgeOf(option));
    if (isOn(option, QStyle::State_HasFocus) && !isFlat)
        drawRing(painter, option->rect);
}

void drawToolButton(const QStyleOption *option, QPainter *painter)
{
    const bool isHovered = isOn(option, QStyle::State_MouseOver) && isOn(option, QStyle::State_Enabled);
    const bool isPressed = isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On);
    const bool isRaised = !isOn(option, QStyle::State_AutoRaise);
    const QColor quiet = isRaised ? option->palette.color(QPalette::Button) : QColor();
    const QColor fill = isHovered || isPressed ? theme::color(Tone::Hover) : quiet;
    drawBox(painter, option->rect, fill, isRaised ? edgeOf(option) : QColor());
}

void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget, bool isFilled)
{
    const bool isInvalid = widget != nullptr && widget->property("invalid").toBool();
    const bool hasFocus = isOn(option, QStyle::State_HasFocus);
    const QColor fill = isFilled ? option->palette.color(QPalette::Base) : QColor();
    drawBox(painter, option->rect, fill, edgeOf(option));
    if (isInvalid)
        drawRing(painter, hasFocus ? option->rect.adjusted(3, 3, -3, -3) : option->rect, Tone::Fail);
    if (hasFocus)
        drawRing(painter, option->rect);
}

/// The icon in another colour. Icons have the window's text colour, which cannot be read on the accent colour.
QIcon tinted(const QIcon &icon, const QSize &size, qreal scale, const QColor &color)
{
    QPixmap pixmap = icon.pixmap(size, scale);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), size), color);
    painter.end();
    return pixmap;
}

void drawHeaderSection(const QStyleOption *option, QPainter *painter)
{
    painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    const QRect line(option->rect.left(), option->rect.bottom(), option->rect.width(), 1);
    painter->fillRect(line, theme::color(Tone::Line));
}

void drawIndicator(const QStyleOption *option, QPainter *painter, bool isRound)
{
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isMarked = isOn(option, QStyle::State_On) || isOn(option, QStyle::State_NoChange);
    const QPalette &palette = option->palette;
    const QColor mark = theme::color(isEnabled ? Tone::Accent : Tone::Disabled);
    const QColor frame = edgeOf(option);
    const QRectF box = QRectF(option->rect).adjusted(1, 1, -1, -1);
    const qreal radius = isRound ? box.height() / 2 : 3;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(isMarked ? mark : frame, isMarked ? 2 : 1));
    painter->setBrush(isMarked && !isRound ? mark : palette.color(QPalette::Base));
    painter->drawRoundedRect(box, radius, radius);
    if (isMarked && isRound) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(box.center(), box.width() / 4, box.width() / 4);
    } else if (isMarked) {
        const qreal unit = box.width() / 14;
        painter->setPen(QPen(theme::color(Tone::OnAccent), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF bend = box.topLeft() + QPointF(6, 10) * unit;
        const bool isPartly = isOn(option, QStyle::State_NoChange);
        const QPointF start = box.topLeft() + QPointF(3.5, isPartly ? 7 : 7.5) * unit;
        const QPointF end = box.topLeft() + QPointF(10.5, isPartly ? 7 : 4.5) * unit;
        painter->drawPolyline(isPartly ? QPolygonF{start, end} : QPolygonF{start, bend, end});
    }
    painter->restore();
}

/// Draws nothing for a push button, whose ring is drawn with its panel. Uses the rectangle of the widget for a tool
/// button, whose option has only the rectangle of the content.
void drawFocus(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    if (!qobject_cast<const QPushButton *>(widget))
        drawRing(painter, qobject_cast<const QToolButton *>(widget) ? widget->rect() : option->rect);
}

/// Marks the selected row of a list by a bar, because the two background colours alone are hard to tell apart.
void drawBar(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *tree = qobject_cast<const QTreeView *>(widget);
    const QRect row = tree ? tree->viewport()->rect() : option->rect; // the bar does not follow the indentation
    const int left = option->direction == Qt::LeftToRight ? row.left() : row.right() - theme::kBarWidth + 1;
    painter->fillRect(QRect(left, option->rect.top(), theme::kBarWidth, option->rect.height()),
                      theme::color(Tone::Accent));
}

/// Draws a thin slider and no groove.
void drawScrollBar(const QStyleOption *option, QPainter *painter, const QRect &slider)
{
    constexpr int kThickness = 4;
    const bool isUpright = option->rect.height() > option->rect.width();
    const bool isHeld = isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_MouseOver);
    const int inset = (std::min(slider.width(), slider.height()) - kThickness) / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme::color(isHeld ? Tone::Secondary : Tone::Edge));
    painter->drawRoundedRect(isUpright ? slider.adjusted(inset, 2, -inset, -2) : slider.adjusted(2, inset, -2, -inset),
                             kThickness / 2.0, kThickness / 2.0);
    painter->restore();
}

/// Draws the tab without a frame, and a line below the current one.
void drawTab(const QStyleOption *option, QPainter *painter)
{
    const bool isCurrent = isOn(option, QStyle::State_Selected);
    if (!isCurrent && isOn(option, QStyle::State_MouseOver) && isOn(option, QStyle::State_Enabled))
        drawBox(painter, option->rect.adjusted(1, 1, -1, -theme::kBarWidth), theme::color(Tone::Hover), {});
    QRect line(option->rect.left(), option->rect.bottom() - theme::kBarWidth + 1, option->rect.width(),
               theme::kBarWidth);
    if (isCurrent)
        painter->fillRect(line, theme::color(Tone::Accent));
}

bool isFirstInRow(const QStyleOption *option)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    return item
        && (item->viewItemPosition == QStyleOptionViewItem::Beginning
            || item->viewItemPosition == QStyleOptionViewItem::OnlyOne
            || item->viewItemPosition == QStyleOptionViewItem::Invalid);
}

} // namespace budget::controls
