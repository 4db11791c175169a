// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace budget {

/// Column titles in quiet type, with the arrow of sorting beside the text. With the keyboard focus, Left and Right go
/// from column to column, and Space or Enter sorts by it, the second time the other way round.
class QuietHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit QuietHeader(QWidget *parent);

    /// What the title of a column needs, with room for the arrow where the table can be sorted.
    [[nodiscard]] int titleWidth(int section) const;
    /// Somebody has the border of a column under the pointer.
    [[nodiscard]] bool isDragged() const { return m_isPressed; }

protected:
    void initStyleOption(QStyleOptionHeader *option) const override;
    void initStyleOptionForIndex(QStyleOptionHeader *option, int section) const override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void paintArrow(QPainter &painter, const QRect &rect, int section) const;
    void sortByMarked();
    void mark(int visualIndex);

    int m_marked = 0; ///< the section that has the keyboard focus
    bool m_isPressed = false;
};

} // namespace budget
