// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace budget {

/// The scroll area around a page. It scrolls if there is too little room, so that no page gives the window a minimum
/// size.
class PageArea : public QScrollArea
{
    Q_OBJECT

public:
    explicit PageArea(QWidget *parent = nullptr);
    PageArea(QWidget *page, QWidget *parent);
};

} // namespace budget
