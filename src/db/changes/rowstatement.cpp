// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/changes/rowstatement.h"

#include "core/budget/expense.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

const RowField &fieldAt(Table table, int field)
{
    return fieldsOf(table)[std::size_t(field)];
}

/// The value as a parameter. The tables store an empty text where a RowValues holds none.
Value valueOf(const FieldValue &value, FieldType type)
{
    struct Writer
    {
        FieldType type;

        Value operator()(std::monostate) const { return type == FieldType::Text ? Value(u""_s) : Value(); }
        Value operator()(const QString &text) const { return text; }
        Value operator()(Money money) const { return money; }
        Value operator()(QDate date) const { return date; }
        Value operator()(RowReference reference) const { return reference.id; }
        Value operator()(const StoredText &stored) const { return stored.text; }
    };
    return std::visit(Writer{type}, value);
}

/// The value as a parameter to compare a column with: 0 for a reference or an amount that is NULL.
Value shownAs(const FieldValue &value, FieldType type)
{
    const bool isNull = std::holds_alternative<std::monostate>(value);
    if (isNull && type == FieldType::Reference)
        return qint64(0);
    return isNull && type == FieldType::Amount ? Value(Money()) : valueOf(value, type);
}

/// SQL condition: windows show the column `%1` like the parameter `%2`. The collation "C" compares texts byte by byte;
/// others may take different texts for equal ones.
QString comparison(FieldType type)
{
    switch (type) {
    case FieldType::Text:
        return u"CAST(%2 AS text) COLLATE \"C\" IN (COALESCE(CAST(%1 AS text), ''), left(CAST(%1 AS text), %3))"_s;
    case FieldType::Amount:
        return u"COALESCE(CAST(%1 AS numeric), 0) = CAST(%2 AS numeric)"_s;
    case FieldType::Date:
        return u"CAST(%1 AS text) IS NOT DISTINCT FROM CAST(%2 AS text)"_s;
    case FieldType::Reference:
        break;
    }
    return u"COALESCE(%1, 0) = CAST(%2 AS bigint)"_s;
}

} // namespace

RowStatement::RowStatement(RowKey row, const LedgerLayout &layout)
    : m_row(row), m_layout(layout), m_table(nameOf(row.table)), m_beside(besideOf(row.table).what),
      m_besideField(besideOf(row.table).field), m_params{row.id}
{ }

QString RowStatement::place(const Value &value)
{
    m_params.push_back(value);
    return u'$' + QString::number(m_params.size());
}

QString RowStatement::looksAs(const FieldValue &seen, int field)
{
    const auto &[name, type, refersTo, isUnique] = fieldAt(m_row.table, field);
    const QString column = field == m_besideField ? shownValue(m_beside, m_layout) : QString(name);
    const Value value = shownAs(seen, type);
    return comparison(type).replace(u"%3"_s, QString::number(kMaxDescription)).arg(column, place(value));
}

QString RowStatement::condition(const RowEdit &edit)
{
    QStringList conditions{u"id = $1"_s};
    for (const int field : edit.unchanged)
        conditions << looksAs(edit.seen.at(field), field);
    return conditions.join(u" AND "_s);
}

/// If the edit sets only a value that has no column, the row is updated all the same, because its lock protects that
/// value too.
QString RowStatement::assignments(const RowEdit &edit)
{
    QStringList all;
    for (const int field : edit.set) {
        const RowField &column = fieldAt(m_row.table, field);
        const QString value = place(parameterOf(edit.values, field));
        if (field != m_besideField || !isKeptBeside(m_beside, m_layout)) {
            all << column.name + u" = "_s + value;
        } else {
            m_besidePlace = value;
            m_isBesideNull = std::holds_alternative<std::monostate>(edit.values.at(field));
        }
    }
    const QString first = fieldAt(m_row.table, 0).name;
    return u"UPDATE "_s + m_table + u" SET "_s + (all.isEmpty() ? first + u" = "_s + first : all.join(u", "_s));
}

QString RowStatement::columns(const QString &beside) const
{
    switch (m_row.table) {
    case Table::Persons:
        return personColumns(m_layout, beside);
    case Table::Categories:
        return categoryColumns(m_layout, beside);
    case Table::Expenses:
        break;
    }
    return expenseColumns(m_layout, beside);
}

/// A statement that waits for another session's change of the row goes on with the changed row, but with the old rows
/// of all other tables. So if a value is kept in another table, the row is locked by a statement of its own before.
Change RowStatement::change(const Request &request, const QString &sql) const
{
    Change change{request, sql};
    change.params = m_params;
    if (isKeptBeside(m_beside, m_layout))
        change.first = Statement{u"SELECT id FROM %1 WHERE id = $1 FOR UPDATE"_s.arg(m_table), {m_row.id}};
    return change;
}

Change RowStatement::changeBeside(const Change &change) const
{
    if (m_besidePlace.isEmpty())
        return change;
    return m_isBesideNull ? droppedBeside(change, m_beside, m_layout) : keptBeside(change, m_beside, m_layout);
}

Change RowStatement::updating(const Request &request, const RowEdit &edit)
{
    const QString where = u" WHERE "_s + condition(edit);
    if (edit.set.empty())
        return change(request, u"SELECT "_s + columns() + u" FROM "_s + m_table + where);
    const QString update = assignments(edit);
    return changeBeside(change(request, update + where + u" RETURNING "_s + columns(m_besidePlace)));
}

/// The row is locked while its values before the update are read, so that no other session changes it in between.
Change RowStatement::updatingFromBefore(const Request &request, const RowEdit &edit)
{
    const QStringList all = request.columns;
    const QString where = m_table + u" WHERE "_s + condition(edit);
    if (edit.set.empty())
        return change(request,
                      u"SELECT * FROM (SELECT %1, %1 FROM %2) AS stored (%3)"_s.arg(columns(), where,
                                                                                    all.join(u", "_s)));
    const QString update = assignments(edit);
    const QString before = all.last(all.size() / 2).join(u", "_s);
    return changeBeside(change(request,
                               update
                                   + u" FROM (SELECT %1 FROM %2 FOR UPDATE) AS stored (%3) WHERE id = before_id "
                                     "RETURNING %4, %3"_s.arg(columns(), where, before, columns(m_besidePlace))));
}

Change RowStatement::deleting(const Request &request, const RowEdit &edit)
{
    const QString where = condition(edit);
    return droppedBeside(change(request,
                                u"DELETE FROM "_s + m_table + u" WHERE "_s + where + u" RETURNING "_s + columns()),
                         m_beside, m_layout);
}

Value parameterOf(const RowValues &row, int field)
{
    const FieldValue &value = row.at(field);
    if (row.table() == Table::Expenses && std::holds_alternative<std::monostate>(value))
        return {};
    return valueOf(row.at(field), fieldAt(row.table(), field).type);
}

QStringList columnsAfterAndBefore(const QStringList &columns)
{
    QStringList before = columns;
    return columns + before.replaceInStrings(QRegularExpression(u"^"_s), u"before_"_s);
}

} // namespace budget::queries
