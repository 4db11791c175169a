// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

class QPainter;

namespace budget {

/// Column titles in the secondary text colour, with the sort arrow beside the text. With the keyboard focus, Left and
/// Right move from column to column, and Space or Enter sorts by the column, the second time in the other direction.
class QuietHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit QuietHeader(QWidget *parent);

    /// The width that a title needs, with room for the sort arrow if the table can be sorted.
    [[nodiscard]] int titleWidth(int section) const;
    /// Whether a mouse button is pressed in the header, as while a border is dragged.
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

    int m_marked = 0; ///< the section with the keyboard focus
    bool m_isPressed = false;
};

} // namespace budget
