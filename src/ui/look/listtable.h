// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace budget {

/// A table whose rows are things: one row at a time, no grid, quiet headers, the row under the pointer visible.
/// Enter and F2 edit, Delete deletes, Insert and the key for 'new' add.
class ListTable : public QTableView
{
    Q_OBJECT

public:
    explicit ListTable(QWidget *parent = nullptr);

    /// For tables that are looked at only.
    void setReadingOnly();
    /// Makes the column as wide as that text needs; the rest stretch or keep their width.
    void fitColumn(int column, const QString &sample);
    /// -1 where no row is chosen.
    [[nodiscard]] int selectedRow() const;
    /// Chooses and shows the row; the last one where there are fewer, none where it is below 0.
    void chooseRow(int row);
    [[nodiscard]] int hoveredRow() const { return m_hoveredRow; }

Q_SIGNALS:
    void editRequested();
    void deleteRequested();
    void addRequested();
    void choiceChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void hover(int row);
    void updateRow(int row);

    int m_hoveredRow = -1;
};

} // namespace budget
