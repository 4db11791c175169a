// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace budget {

/// One page of the main window.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Asks the ledger again for all that the page shows. What somebody is typing stays.
    virtual void refresh() = 0;
};

} // namespace budget
