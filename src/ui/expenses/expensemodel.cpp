// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/expensemodel.h"

#include "core/entry/amounttext.h"
#include "core/entry/datetext.h"
#include "ui/look/icons.h"
#include "ui/look/names.h"
#include "words/rows/rowwords.h"

#include <QCollator>
#include <QThreadPool>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace budget {

namespace {

template <class T>
int threeWay(const T &a, const T &b)
{
    return a < b ? -1 : int(b < a);
}

/// Frees the old rows in a thread of QThreadPool, because freeing the texts of a million rows would block the GUI
/// thread too long.
void freeElsewhere(QList<ListedExpense> &&expenses)
{
    constexpr qsizetype kFew = 10'000;
    if (expenses.size() > kFew)
        QThreadPool::globalInstance()->start([old = std::move(expenses)] { Q_UNUSED(old) });
}

} // namespace

ExpenseModel::ExpenseModel(const QLocale &locale, QObject *parent) : QAbstractTableModel(parent), m_locale(locale)
{ }

void ExpenseModel::setExpenses(const QList<ListedExpense> &expenses)
{
    beginResetModel();
    freeElsewhere(std::exchange(m_expenses, expenses));
    order();
    endResetModel();
}

int ExpenseModel::rowOf(ExpenseId id) const
{
    if (!id.isValid())
        return -1;
    const auto found = std::ranges::find_if(m_order, [&](qsizetype i) { return m_expenses.at(i).expense.id == id; });
    return found == m_order.end() ? -1 : int(found - m_order.begin());
}

int ExpenseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_expenses.size());
}

int ExpenseModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ExpenseModel::data(const QModelIndex &index, int role) const
{
    const ListedExpense &listed = at(index.row());
    if (role == Qt::DisplayRole)
        return text(listed, index.column());
    if (role == Qt::ToolTipRole)
        return toolTip(listed, index.column());
    if (role == Qt::DecorationRole && index.column() == CategoryColumn)
        return icons::dot(QColor(listed.category.color));
    if (role == Qt::TextAlignmentRole && index.column() == AmountColumn)
        return QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    return {};
}

QVariant ExpenseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(int((section == AmountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const std::array names{tr("Date"), tr("Description"), tr("Category"), tr("Person"), tr("Amount")};
    return names[size_t(section)];
}

void ExpenseModel::sort(int column, Qt::SortOrder sortOrder)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const auto before = persistentIndexList();
    std::vector<ExpenseId> ids;
    for (const QModelIndex &index : before)
        ids.push_back(at(index.row()).expense.id);
    m_sortColumn = column;
    m_sortOrder = sortOrder;
    order();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOf(ids[size_t(i)]), before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

QString ExpenseModel::text(const ListedExpense &listed, int column) const
{
    const ExpenseDraft &entry = listed.expense.entry;
    switch (column) {
    case DateColumn:
        return entry.date.isValid() ? formatDate(entry.date, m_locale) : QString();
    case DescriptionColumn:
        return listed.isDescriptionCut ? entry.description + QChar(0x2026) : entry.description;
    case CategoryColumn:
        return rowwords::categoryName(listed.category, listed.hasCategory);
    case PersonColumn:
        return rowwords::personName(listed);
    case AmountColumn:
        return rowwords::amount(listed.expense, m_locale);
    default:
        return {};
    }
}

QString ExpenseModel::toolTip(const ListedExpense &listed, int column) const
{
    switch (column) {
    case DescriptionColumn:
    case PersonColumn:
        return text(listed, column);
    case CategoryColumn:
        return listed.hasCategory ? text(listed, column) : rowwords::missingCategory(listed.category.id);
    case AmountColumn:
        return rowwords::storedAmount(listed.expense);
    default:
        return {};
    }
}

void ExpenseModel::order()
{
    m_order.resize(size_t(m_expenses.size()));
    std::iota(m_order.begin(), m_order.end(), qsizetype(0));
    if (m_sortColumn == AmountColumn)
        orderByAmount();
    else if (m_sortColumn != DateColumn)
        orderByText();
    else if (m_sortOrder == Qt::DescendingOrder) // m_expenses is in order of date
        std::ranges::reverse(m_order);
}

/// Computes the sort key of each text once, instead of collating the texts at each comparison.
void ExpenseModel::orderByText()
{
    const QCollator collator = nameCollator(m_locale);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(size_t(m_expenses.size()));
    for (const ListedExpense &listed : std::as_const(m_expenses))
        keys.push_back(collator.sortKey(text(listed, m_sortColumn)));
    orderBy([&](qsizetype a, qsizetype b) { return keys[size_t(a)].compare(keys[size_t(b)]); });
}

void ExpenseModel::orderByAmount()
{
    orderBy([this](qsizetype a, qsizetype b) {
        return threeWay(m_expenses.at(a).expense.entry.amount, m_expenses.at(b).expense.entry.amount);
    });
}

/// Orders rows with equal values in the column by date, then id.
template <class Compare>
void ExpenseModel::orderBy(Compare compare)
{
    const bool isDescending = m_sortOrder == Qt::DescendingOrder;
    std::ranges::sort(m_order, [&](qsizetype left, qsizetype right) {
        const qsizetype first = isDescending ? right : left;
        const qsizetype second = isDescending ? left : right;
        if (const int byColumn = compare(first, second); byColumn != 0)
            return byColumn < 0;
        const Expense &a = m_expenses.at(first).expense;
        const Expense &b = m_expenses.at(second).expense;
        const int byDate = threeWay(a.entry.date, b.entry.date);
        return byDate == 0 ? a.id < b.id : byDate < 0;
    });
}

} // namespace budget
