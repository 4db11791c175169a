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

    /// Asks the ledger again for all that the page shows, once it is in view. What somebody is typing stays.
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;
    virtual void ask() = 0;

private:
    bool m_isStale = false;
};

} // namespace budget
