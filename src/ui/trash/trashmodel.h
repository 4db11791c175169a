// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes/rownames.h"
#include "core/changes/trashedrow.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <vector>

namespace budget {

/// Deleted rows of all tables, the latest deletion first.
class TrashModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { DeletedColumn, KindColumn, SubjectColumn, CategoryColumn, AmountColumn, PersonColumn, ColumnCount };

    explicit TrashModel(const QLocale &locale, QObject *parent = nullptr);

    /// `names` needs no names of deleted categories and persons: these are in `rows`.
    void setRows(std::vector<TrashedRow> rows, RowNames names);
    [[nodiscard]] const TrashedRow &at(int row) const { return m_rows[size_t(row)]; }
    /// -1 if the model does not contain the row.
    [[nodiscard]] int rowOf(RowKey key) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const TrashedRow &row, int column) const;
    [[nodiscard]] QString categoryOf(const TrashedRow &row) const;
    [[nodiscard]] QString amountOf(const TrashedRow &row) const;

    QLocale m_locale;
    std::vector<TrashedRow> m_rows;
    RowNames m_names;
};

} // namespace budget
