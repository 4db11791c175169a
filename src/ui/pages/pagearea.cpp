// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pagearea.h"

namespace budget {

PageArea::PageArea(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
}

PageArea::PageArea(QWidget *page, QWidget *parent) : PageArea(parent)
{
    setWidget(page);
}

} // namespace budget
