// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

#include <utility>

namespace budget {

void Page::refresh()
{
    m_isStale = !isVisibleTo(window()); // unlike isVisible(), also right while the window is not shown yet
    if (!m_isStale)
        ask();
}

void Page::takeFocus(QWidget *last)
{
    if (last && last != this && last->isVisible() && last->isEnabled())
        last->setFocus(Qt::ShortcutFocusReason);
    else
        startReading();
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_isStale, false))
        ask();
}

} // namespace budget
