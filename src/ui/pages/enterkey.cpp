// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/enterkey.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

namespace budget {

bool pressByEnter(const QWidget &window, const QKeyEvent &event)
{
    QWidget *focused = window.focusWidget();
    const bool isButton = qobject_cast<QPushButton *>(focused) || qobject_cast<QToolButton *>(focused);
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (!isButton || !isEnter || event.isAutoRepeat())
        return false;
    const QPointer<QWidget> button(focused); // the action may delete the button
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent space(type, Qt::Key_Space, Qt::NoModifier);
        if (button)
            QCoreApplication::sendEvent(button, &space);
    }
    return true;
}

} // namespace budget
