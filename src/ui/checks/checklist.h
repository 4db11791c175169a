// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/checks/checkrow.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace budget {

/// A list of check rows. setLines() updates the rows in place, so that a row keeps its position and stays expanded. Tab
/// stops at one row; the arrow keys move from row to row.
class CheckList : public QWidget
{
    Q_OBJECT

public:
    explicit CheckList(QWidget *parent = nullptr);

    void setLines(const std::vector<CheckLine> &lines);
    [[nodiscard]] std::vector<CheckLine> lines() const;
    /// All rows as text, for the clipboard.
    [[nodiscard]] QString plainText() const;
    /// Scrolls the enclosing scroll area so that the row is visible.
    void bringIntoView(int row);
    /// Moves the focus to the row and scrolls to it. Does nothing if the row does not exist.
    void goTo(int row);

Q_SIGNALS:
    void repeatRequested(int row);
    void actionRequested(int row);

private:
    void addRow();
    void setCurrent(int row);

    QVBoxLayout *m_layout;
    std::vector<CheckRow *> m_rows;
    int m_current = 0;
};

} // namespace budget
