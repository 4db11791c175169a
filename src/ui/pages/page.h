// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace budget {

/// A page of the main window.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Reads all that the page shows from the ledger again: at once if the page is visible, else when it is shown. Text
    /// that the user is typing is kept.
    void refresh();
    /// Moves the focus to `last`, which had the focus when the page was left, or else to the widget with which the user
    /// starts. `last` may be null.
    void takeFocus(QWidget *last);

protected:
    /// Moves the focus to the widget of the page with which the user starts.
    virtual void startReading() = 0;
    void showEvent(QShowEvent *event) override;
    virtual void ask() = 0;

private:
    bool m_isStale = false;
};

} // namespace budget
