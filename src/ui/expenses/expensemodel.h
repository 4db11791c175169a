// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"

#include <QAbstractTableModel>
#include <QList>
#include <QLocale>

#include <vector>

namespace budget {

/// The expenses of a month, as a snapshot. Sorting reorders the snapshot, and row numbers refer to the current order.
class ExpenseModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { DateColumn, DescriptionColumn, CategoryColumn, PersonColumn, AmountColumn, ColumnCount };

    explicit ExpenseModel(const QLocale &locale, QObject *parent = nullptr);

    /// `expenses` must be ordered by date, then id.
    void setExpenses(const QList<ListedExpense> &expenses);
    [[nodiscard]] const ListedExpense &at(int row) const { return m_expenses.at(m_order[size_t(row)]); }
    /// -1 if the model does not contain the expense.
    [[nodiscard]] int rowOf(ExpenseId id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder sortOrder = Qt::AscendingOrder) override;

private:
    [[nodiscard]] QString text(const ListedExpense &listed, int column) const;
    [[nodiscard]] QString toolTip(const ListedExpense &listed, int column) const;
    void order();
    void orderByText();
    void orderByAmount();
    template <class Compare>
    void orderBy(Compare compare);

    QLocale m_locale;
    QList<ListedExpense> m_expenses;
    std::vector<qsizetype> m_order;
    int m_sortColumn = DateColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace budget
