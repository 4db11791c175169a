// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/personcombo.h"

#include <QKeyEvent>
#include <QWheelEvent>

namespace budget {

void PersonCombo::keyPressEvent(QKeyEvent *event)
{
    const bool isLetter = !event->text().isEmpty() && event->text().front().isPrint() && event->key() != Qt::Key_Space;
    if (isLetter)
        event->ignore();
    else
        QComboBox::keyPressEvent(event);
}

void PersonCombo::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace budget
