// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QPainter;

namespace budget {

class ListTable;

/// Paints a row of a ListTable as a whole: selected, under the pointer, and with the focus ring.
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
