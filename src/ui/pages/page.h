// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/rowvalues.h"

#include <QString>
#include <QWidget>

#include <optional>

namespace budget {

/// The selected row of a page.
struct ChosenRow
{
    RowKey key;
    QString subject; ///< its description or name
};

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
    /// The selected row; nothing if no row is selected, or the page has no rows of the ledger.
    [[nodiscard]] virtual std::optional<ChosenRow> chosen() const { return {}; }

protected:
    /// Moves the focus to the widget of the page with which the user starts.
    virtual void startReading() = 0;
    void showEvent(QShowEvent *event) override;
    virtual void ask() = 0;

private:
    bool m_isStale = false;
};

} // namespace budget
