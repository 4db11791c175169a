// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <vector>

namespace budget {

/// Categories, sorted by name.
class CategoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ColorColumn, ColumnCount };

    explicit CategoryModel(const QLocale &locale, QObject *parent = nullptr);

    void setCategories(std::vector<Category> categories);
    [[nodiscard]] const std::vector<Category> &categories() const { return m_categories; }
    [[nodiscard]] const Category &at(int row) const { return m_categories[size_t(row)]; }
    /// -1 if the model does not contain the category.
    [[nodiscard]] int rowOf(CategoryId id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QLocale m_locale;
    std::vector<Category> m_categories;
};

} // namespace budget
