// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/keysahead.h"

#include <QCoreApplication>
#include <QWidget>

#include <utility>

namespace budget {

namespace {

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

bool isTyping(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Tab:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
        return true;
    default:
        return !event.text().isEmpty() && event.text().front().isPrint();
    }
}

} // namespace

bool KeysAhead::keep(const QKeyEvent &event)
{
    if (!isTyping(event))
        return false;
    const bool isSecondEnter = m_keys.empty() && isEnter(event); // a double press means one entry
    if (!isSecondEnter)
        m_keys.push_back({event.key(), event.modifiers(), event.text()});
    return true;
}

bool KeysAhead::typeNext(const QWidget &window)
{
    QWidget *focused = window.focusWidget();
    if (m_keys.empty() || !focused)
        return false;
    const Key key = std::move(m_keys.front());
    m_keys.pop_front();
    QKeyEvent press(QEvent::KeyPress, key.key, key.modifiers, key.text);
    QCoreApplication::sendEvent(focused, &press);
    QKeyEvent release(QEvent::KeyRelease, key.key, key.modifiers, key.text);
    if (QWidget *now = window.focusWidget())
        QCoreApplication::sendEvent(now, &release);
    return true;
}

} // namespace budget
