// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTableView>

#include <vector>

namespace budget {

class QuietHeader;

/// A table in which a row is one object: single selection, no grid, plain headers, the row under the pointer
/// highlighted. Enter and F2 edit, Delete deletes, Insert and the shortcut for New add. If no row is selected when the
/// table gets the keyboard focus, the first row is selected. The header sorts; it is the next stop of the Tab key.
class ListTable : public QTableView
{
    Q_OBJECT

public:
    /// The width of a column: as its widest text needs, but at most `most`. If the table is too narrow for all columns,
    /// they shrink in the order of `yields` (1 first, 0 never), down to `least`.
    struct Column
    {
        int column = 0;
        QStringList texts; ///< the widest texts of the column
        int yields = 0;
        int least = 0;
        int most = 0;         ///< 0: no maximum
        bool hasIcon = false; ///< an icon of the table's icon size before the text
    };

    explicit ListTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// For tables that cannot be edited: disables the keys that edit, delete and add.
    void setReadingOnly() { m_isReadingOnly = true; }
    /// The column takes the remaining width, at least `least`.
    void setStretch(int column, int least);
    /// Sets the texts that determine a column's width. Each digit counts as the widest digit, so one number stands for
    /// all numbers with the same count of digits. A column that the user dragged keeps its width, unless it never
    /// yields and is too narrow.
    void fitColumn(const Column &column);
    void setColumnShown(int column, bool isShown);
    /// The width at which all visible columns and the scroll bar have the room they want; the stretched column has its
    /// minimum.
    [[nodiscard]] int wantedWidth() const;
    /// -1 if no row is selected.
    [[nodiscard]] int selectedRow() const;
    /// Selects the row and scrolls to it. Selects the last row if there are fewer rows; clears the selection for a
    /// negative number.
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
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void hover(int row);
    void updateRow(int row);
    void fitRows();
    void fitColumns();
    void noteResized(int column);
    [[nodiscard]] int widthOf(const Column &column) const;
    [[nodiscard]] bool isEditKey(const QKeyEvent &event) const;

    QuietHeader *m_header;
    std::vector<Column> m_columns;
    std::vector<int> m_dragged; ///< columns that the user resized
    int m_stretched = -1;
    int m_leastStretched = 0;
    int m_hoveredRow = -1;
    bool m_isReadingOnly = false;
    bool m_isFitting = false;
};

} // namespace budget
