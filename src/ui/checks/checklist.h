// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/checks/checkrow.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace budget {

/// Rows of checks, one below the other; a row that stays keeps its place and its open details. Tab stops at one of
/// them, the arrow keys go from one to the next.
class CheckList : public QWidget
{
    Q_OBJECT

public:
    explicit CheckList(QWidget *parent = nullptr);

    void setLines(const std::vector<CheckLine> &lines);
    [[nodiscard]] std::vector<CheckLine> lines() const;
    /// All of it as text, for the clipboard.
    [[nodiscard]] QString plainText() const;
    /// Scrolls the area that the list is in to that row.
    void bringIntoView(int row);

Q_SIGNALS:
    void repeatRequested(int row);
    void actionRequested(int row);

private:
    void addRow();
    void setCurrent(int row);
    void goTo(int row);

    QVBoxLayout *m_layout;
    std::vector<CheckRow *> m_rows;
    int m_current = 0;
};

} // namespace budget
