// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/categories/categorymodel.h"

#include "ui/look/icons.h"
#include "ui/look/names.h"

namespace budget {

CategoryModel::CategoryModel(const QLocale &locale, QObject *parent) : QAbstractTableModel(parent), m_locale(locale)
{ }

void CategoryModel::setCategories(std::vector<Category> categories)
{
    beginResetModel();
    m_categories = std::move(categories);
    sortByName(m_categories, m_locale);
    endResetModel();
}

int CategoryModel::rowOf(CategoryId id) const
{
    const auto found = std::ranges::find(m_categories, id, &Category::id);
    return found == m_categories.end() ? -1 : int(found - m_categories.begin());
}

int CategoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_categories.size());
}

int CategoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CategoryModel::data(const QModelIndex &index, int role) const
{
    const Category &category = at(index.row());
    if (role == Qt::DisplayRole)
        return index.column() == NameColumn ? category.name : category.color;
    if (role == Qt::DecorationRole && index.column() == NameColumn)
        return icons::dot(QColor(category.color));
    return {};
}

QVariant CategoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Category") : tr("Colour");
}

} // namespace budget
