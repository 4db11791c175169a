// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

#include <utility>

namespace budget {

void Page::refresh()
{
    m_isStale = !isVisibleTo(window()); // a window that is about to be shown counts
    if (!m_isStale)
        ask();
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_isStale, false))
        ask();
}

} // namespace budget
