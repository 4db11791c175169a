// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/expensemodel.h"

#include "core/entry/amounttext.h"
#include "core/entry/datetext.h"
#include "ui/look/icons.h"
#include "ui/look/names.h"

#include <QCollator>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

namespace budget {

namespace {

template <class T>
int threeWay(const T &a, const T &b)
{
    return a < b ? -1 : int(b < a);
}

} // namespace

ExpenseModel::ExpenseModel(const QLocale &locale, QObject *parent) : QAbstractTableModel(parent), m_locale(locale)
{ }

void ExpenseModel::setExpenses(std::vector<ListedExpense> expenses)
{
    beginResetModel();
    m_expenses = std::move(expenses);
    order();
    endResetModel();
}

int ExpenseModel::rowOf(ExpenseId id) const
{
    const auto found = std::ranges::find_if(m_order, [&](size_t i) { return m_expenses[i].expense.id == id; });
    return found == m_order.end() ? -1 : int(found - m_order.begin());
}

Money ExpenseModel::total() const
{
    Money sum;
    for (const ListedExpense &listed : m_expenses)
        sum += listed.expense.entry.amount;
    return sum;
}

QStringList ExpenseModel::widestTexts(int column) const
{
    if (column == AmountColumn) {
        Money least = total();
        Money most = least;
        for (const ListedExpense &listed : m_expenses) {
            least = std::min(least, listed.expense.entry.amount);
            most = std::max(most, listed.expense.entry.amount);
        }
        return {formatAmount(least, m_locale), formatAmount(most, m_locale), formatAmount(total(), m_locale)};
    }
    std::set<QString> texts;
    for (const ListedExpense &listed : m_expenses)
        texts.insert(text(listed, column));
    return {texts.begin(), texts.end()};
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
    const bool mayBeElided = index.column() >= DescriptionColumn && index.column() <= PersonColumn;
    if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && mayBeElided))
        return text(listed, index.column());
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
        return entry.description;
    case CategoryColumn:
        return listed.category.name;
    case PersonColumn:
        return listed.personName;
    case AmountColumn:
        return formatAmount(entry.amount, m_locale);
    default:
        return {};
    }
}

void ExpenseModel::order()
{
    m_order.resize(m_expenses.size());
    std::iota(m_order.begin(), m_order.end(), size_t(0));
    if (m_sortColumn == AmountColumn)
        orderByAmount();
    else if (m_sortColumn == DateColumn)
        orderBy([](size_t, size_t) { return 0; });
    else
        orderByText();
}

/// Each text is made comparable once, not at each comparison.
void ExpenseModel::orderByText()
{
    const QCollator collator = nameCollator(m_locale);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(m_expenses.size());
    for (const ListedExpense &listed : m_expenses)
        keys.push_back(collator.sortKey(text(listed, m_sortColumn)));
    orderBy([&](size_t a, size_t b) { return keys[a].compare(keys[b]); });
}

void ExpenseModel::orderByAmount()
{
    orderBy([this](size_t a, size_t b) {
        return threeWay(m_expenses[a].expense.entry.amount, m_expenses[b].expense.entry.amount);
    });
}

/// Rows that are equal in the column stand by date, then id.
template <class Compare>
void ExpenseModel::orderBy(Compare compare)
{
    const bool isDescending = m_sortOrder == Qt::DescendingOrder;
    std::ranges::sort(m_order, [&](size_t left, size_t right) {
        const size_t first = isDescending ? right : left;
        const size_t second = isDescending ? left : right;
        if (const int byColumn = compare(first, second); byColumn != 0)
            return byColumn < 0;
        const Expense &a = m_expenses[first].expense;
        const Expense &b = m_expenses[second].expense;
        const int byDate = threeWay(a.entry.date, b.entry.date);
        return byDate == 0 ? a.id < b.id : byDate < 0;
    });
}

} // namespace budget
