// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/iconlabel.h"

#include <QPainter>

namespace budget {

void IconLabel::setIcon(const QIcon &icon, int side)
{
    m_icon = icon;
    if (m_side != side) {
        m_side = side;
        updateGeometry();
    }
    update();
}

QSize IconLabel::sizeHint() const
{
    return QSize(m_side, m_side).grownBy(contentsMargins());
}

QSize IconLabel::minimumSizeHint() const
{
    return sizeHint();
}

void IconLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    m_icon.paint(&painter, contentsRect(), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace budget
