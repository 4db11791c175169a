// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace budget {

class ListTable;

/// Paints a row of a ListTable as one: chosen, under the pointer, and with a ring where it has the keyboard focus.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RowDelegate(ListTable &table);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintRing(QPainter &painter, const QStyleOptionViewItem &option) const;

    ListTable &m_table;
};

} // namespace budget
