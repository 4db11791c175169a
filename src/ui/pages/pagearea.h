// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace budget {

/// What a page stands in: where there is too little room for it, it scrolls, so that no page sets a minimum for the
/// window.
class PageArea : public QScrollArea
{
    Q_OBJECT

public:
    explicit PageArea(QWidget *parent = nullptr);
    PageArea(QWidget *page, QWidget *parent);
};

} // namespace budget
