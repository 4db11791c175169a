// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTableView>

#include <vector>

namespace budget {

class QuietHeader;

/// A table whose rows are things: one row at a time, no grid, quiet headers, the row under the pointer visible.
/// Enter and F2 edit, Delete deletes, Insert and the key for 'new' add. Where no row is chosen when it gets the
/// keyboard focus, the first one is. Sorting is possible in the header, which is the next stop of the Tab key.
class ListTable : public QTableView
{
    Q_OBJECT

public:
    /// How wide a column is: as its widest text needs, but not wider than `most`. Where the table is too narrow for all
    /// of them, columns give way in the order of `yields` (1 first, 0 never), down to `least`.
    struct Column
    {
        int column = 0;
        QStringList texts; ///< the widest ones
        int yields = 0;
        int least = 0;
        int most = 0;         ///< 0: no bound
        bool hasIcon = false; ///< of the table's icon size, before the text
    };

    explicit ListTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// For tables that nobody edits: the keys that change rows have no meaning.
    void setReadingOnly() { m_isReadingOnly = true; }
    /// The column takes the room that is left, at least that much.
    void setStretch(int column, int least);
    /// Digits count as the widest digit, so that one number stands for all with as many places. A column that somebody
    /// dragged keeps its width, unless it never yields and is too narrow.
    void fitColumn(const Column &column);
    void setColumnShown(int column, bool isShown);
    /// The width in which all columns that are shown, and the scroll bar, have the room they want; the stretched one
    /// has its `least`.
    [[nodiscard]] int wantedWidth() const;
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
    std::vector<int> m_dragged; ///< columns that somebody made wider or narrower
    int m_stretched = -1;
    int m_leastStretched = 0;
    int m_hoveredRow = -1;
    bool m_isReadingOnly = false;
    bool m_isFitting = false;
};

} // namespace budget
