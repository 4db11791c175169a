// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace budget {

/// Rows of the side navigation: an icon and a word, or the icon alone where there is no room for words.
class NavigationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int kIconsOnlyWidth = 44;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintRing(QPainter &painter, const QStyleOptionViewItem &option, const QRect &box) const;
};

} // namespace budget
