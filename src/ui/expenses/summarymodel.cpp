// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/summarymodel.h"

#include "core/entry/amounttext.h"
#include "ui/look/icons.h"
#include "words/rows/rowwords.h"

#include <array>

namespace budget {

namespace {

QVariant alignment(int column)
{
    const bool isText = column == SummaryModel::CategoryColumn;
    return QVariant(int((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
}

} // namespace

SummaryModel::SummaryModel(const QLocale &locale, QObject *parent) : QAbstractTableModel(parent), m_locale(locale)
{ }

void SummaryModel::setSummary(MonthSummary summary)
{
    beginResetModel();
    m_summary = std::move(summary);
    endResetModel();
}

QStringList SummaryModel::texts(int column) const
{
    QStringList texts;
    for (const CategoryTotal &row : m_summary)
        texts << text(row, column);
    return texts;
}

int SummaryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_summary.size());
}

int SummaryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SummaryModel::data(const QModelIndex &index, int role) const
{
    const CategoryTotal &row = m_summary[size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    if (role == Qt::DecorationRole && index.column() == CategoryColumn)
        return icons::dot(QColor(row.category.color));
    if (role == Qt::ToolTipRole && row.unreadable > 0)
        return rowwords::leftOut(row.unreadable);
    const bool mayBeElided = index.column() == CategoryColumn;
    if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && mayBeElided))
        return text(row, index.column());
    return {};
}

QString SummaryModel::text(const CategoryTotal &row, int column) const
{
    const std::array texts{rowwords::categoryName(row.category, row.hasCategory), m_locale.toString(row.count),
                           formatAmount(row.total, m_locale)};
    return texts[size_t(column)];
}

QVariant SummaryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    const std::array names{tr("Category"), tr("Entries"), tr("Total")};
    return names[size_t(section)];
}

} // namespace budget
