// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trash/trashmodel.h"

#include "core/changes/making.h"
#include "words/rows/rowwords.h"

#include <algorithm>
#include <array>

namespace budget {

namespace {

QString kindOf(Table table)
{
    switch (table) {
    case Table::Persons:
        return TrashModel::tr("Person");
    case Table::Categories:
        return TrashModel::tr("Category");
    case Table::Expenses:
        return TrashModel::tr("Expense");
    }
    return {};
}

} // namespace

TrashModel::TrashModel(const QLocale &locale, QObject *parent) : QAbstractTableModel(parent), m_locale(locale)
{ }

void TrashModel::setRows(std::vector<TrashedRow> rows, RowNames names)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_names = std::move(names);
    for (const TrashedRow &row : m_rows) {
        if (row.row.table == Table::Categories)
            m_names.categories.insert(row.row.id, subjectOf(row.values));
        else if (row.row.table == Table::Persons)
            m_names.persons.insert(row.row.id, subjectOf(row.values));
    }
    endResetModel();
}

int TrashModel::rowOf(RowKey key) const
{
    const auto found = std::ranges::find(m_rows, key, &TrashedRow::row);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int TrashModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TrashModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrashModel::data(const QModelIndex &index, int role) const
{
    const int column = index.column();
    if (role == Qt::DisplayRole)
        return text(at(index.row()), column);
    if (role == Qt::TextAlignmentRole)
        return QVariant(int((column == AmountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

QVariant TrashModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(int((section == AmountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const std::array names{tr("Deleted"),  tr("Kind"),   tr("Description or name"),
                           tr("Category"), tr("Amount"), tr("Deleted by")};
    return names[size_t(section)];
}

QString TrashModel::text(const TrashedRow &row, int column) const
{
    switch (column) {
    case DeletedColumn:
        return m_locale.toString(row.time.toLocalTime(), QLocale::ShortFormat);
    case KindColumn:
        return kindOf(row.row.table);
    case SubjectColumn:
        return subjectOf(row.values);
    case CategoryColumn:
        return categoryOf(row);
    case AmountColumn:
        return amountOf(row);
    case PersonColumn:
        return m_names.persons.value(row.person.value);
    default:
        return {};
    }
}

QString TrashModel::categoryOf(const TrashedRow &row) const
{
    if (row.row.table != Table::Expenses)
        return {};
    return m_names.categories.value(expenseOf(row.row.id, row.values).entry.category.value);
}

QString TrashModel::amountOf(const TrashedRow &row) const
{
    if (row.row.table != Table::Expenses)
        return {};
    return rowwords::amount(expenseOf(row.row.id, row.values), m_locale);
}

} // namespace budget
