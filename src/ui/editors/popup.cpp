// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/popup.h"

#include "ui/look/theme.h"

#include <QLocale>
#include <QPainter>
#include <QScreen>

#include <algorithm>

namespace budget {

namespace {

QPoint placeFor(QSize popup, const QWidget &widget)
{
    const QRect screen = widget.screen()->availableGeometry();
    const QPoint below = widget.mapToGlobal(QPoint(0, widget.height() + 1));
    const QPoint above = widget.mapToGlobal(QPoint(0, -popup.height() - 1));
    const bool fits = below.y() + popup.height() <= screen.bottom() || above.y() < screen.top();
    const int rightmost = std::max(screen.left(), screen.right() - popup.width());
    return {std::clamp(below.x(), screen.left(), rightmost), (fits ? below : above).y()};
}

} // namespace

Popup::Popup(QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setLocale(parent->locale());
    setContentsMargins(1, 1, 1, 1);
}

void Popup::openAt(const QWidget &widget, QWidget &focused)
{
    adjustSize();
    move(placeFor(size(), widget));
    show();
    focused.setFocus(Qt::PopupFocusReason);
}

void Popup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(theme::color(theme::Tone::Edge));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace budget
