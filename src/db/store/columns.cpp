// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/columns.h"

#include "db/perengine.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

bool hasColumn(Beside what, const LedgerLayout &layout)
{
    switch (what) {
    case Beside::Date:
        return layout.hasDate;
    case Beside::Color:
        return layout.hasColor;
    case Beside::Name:
        break;
    }
    return layout.hasPersonName;
}

/// The value kept beside the row of `owner`; NULL if no value or no table for it exists.
QString keptOf(Beside what, const QString &owner, const QString &type, const LedgerLayout &layout)
{
    if (!layout.hasPlaceBeside)
        return u"CAST(NULL AS %1)"_s.arg(type);
    const BesidePlace place = placeOf(what);
    return u"(SELECT k.%1 FROM %2 k WHERE k.%3 = %4.id)"_s.arg(place.column, place.table, place.key, owner);
}

/// SQL for the date of an expense: the date in the program's own table, or the day of created_at for a row that a
/// script inserted.
QString dateOf(const LedgerLayout &layout)
{
    const QString kept = keptOf(Beside::Date, u"expenses"_s, u"date"_s, layout);
    return layout.hasExpenseTime ? u"COALESCE(%1, CAST(created_at AS date))"_s.arg(kept) : kept;
}

QString colorOf(const LedgerLayout &layout)
{
    return keptOf(Beside::Color, u"categories"_s, u"text"_s, layout);
}

QString personNameOf(const LedgerLayout &layout)
{
    return u"COALESCE(%1, email)"_s.arg(keptOf(Beside::Name, u"users"_s, u"text"_s, layout));
}

/// The value that is kept beside the row, or the value that is shown if none is kept.
QString valueBeside(Beside what, const LedgerLayout &layout)
{
    switch (what) {
    case Beside::Date:
        return dateOf(layout);
    case Beside::Color:
        return colorOf(layout);
    case Beside::Name:
        break;
    }
    return personNameOf(layout);
}

QString amountOf(const LedgerLayout &layout)
{
    return layout.isAmountExact ? u"amount"_s : u"CAST(amount AS numeric) AS amount"_s;
}

/// SQL for a value: the column if it exists, otherwise `given`, otherwise the value in the program's own table.
QString columnOr(bool isThere, const QString &column, const QString &given, const QString &type, const QString &kept)
{
    if (isThere)
        return column;
    return (given.isEmpty() ? kept : u"CAST(%1 AS %2)"_s.arg(given, type)) + u" AS "_s + column;
}

QString readExpenses(const LedgerLayout &layout)
{
    const QString time = layout.hasExpenseTime ? u"created_at"_s : u"CAST(NULL AS timestamp) AS created_at"_s;
    return u"expenses AS (SELECT id, user_id, category_id, description, "_s + amountOf(layout) + u", "_s
        + columnOr(layout.hasDate, u"date"_s, {}, {}, dateOf(layout)) + u", "_s + time + u" FROM expenses)"_s;
}

QString keeping(Beside what, const QString &source)
{
    const BesidePlace place = placeOf(what);
    return u"beside AS (INSERT INTO %1 (%2, %3) SELECT id, %3 FROM %4 WHERE %3 IS NOT NULL "
           "ON CONFLICT (%2) DO UPDATE SET %3 = excluded.%3)"_s.arg(place.table, place.key, place.column, source);
}

/// Turns the statement into a common table expression. The longer statement around it returns the same result set.
Change writtenWith(Change change, const QString &beside)
{
    change.with = u"written AS ("_s + change.sql + u"), "_s + beside;
    change.sql = u"SELECT * FROM written"_s;
    return change;
}

/// Selects those of an expense's six values for which the table has a column.
QString storedOf(const QStringList &values, const LedgerLayout &layout)
{
    QStringList stored = values.first(4);
    if (layout.hasDate)
        stored << values[4];
    if (layout.hasExpenseTime)
        stored << values[5];
    return stored.join(u", "_s);
}

} // namespace

BesideField besideOf(Table table)
{
    switch (table) {
    case Table::Persons:
        return {Beside::Name, personfield::Name};
    case Table::Categories:
        return {Beside::Color, categoryfield::Color};
    case Table::Expenses:
        break;
    }
    return {Beside::Date, expensefield::Date};
}

BesidePlace placeOf(Beside what)
{
    switch (what) {
    case Beside::Date:
        return {u"bt_expense_dates"_s, u"expense_id"_s, u"date"_s};
    case Beside::Color:
        return {u"bt_category_colors"_s, u"category_id"_s, u"color"_s};
    case Beside::Name:
        break;
    }
    return {u"bt_person_names"_s, u"person_id"_s, u"name"_s};
}

QString isReadableDate(Engine engine, const QString &column)
{
    // date() without a modifier returns '2024-02-30' unchanged.
    static const SqlText condition(u"(typeof(%1) = 'text' AND %1 GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' "
                                   "AND date(%1, '+0 days') IS %1 AND %1 >= '0001-01-01')"_s,
                                   u"(%1 BETWEEN DATE '0001-01-01' AND DATE '9999-12-31')"_s);
    return condition.of(engine).arg(column);
}

QString reading(const LedgerLayout &layout)
{
    QStringList tables;
    if (!layout.isAmountExact || !layout.hasDate || !layout.hasExpenseTime)
        tables << readExpenses(layout);
    if (!layout.hasColor)
        tables << u"categories AS (SELECT "_s + categoryColumns(layout) + u" FROM categories)"_s;
    if (!layout.hasPersonName)
        tables << u"users AS (SELECT "_s + personColumns(layout) + u" FROM users)"_s;
    return tables.isEmpty() ? QString() : u"WITH "_s + tables.join(u", "_s) + u' ';
}

QString expenseColumns(const LedgerLayout &layout, const QString &date)
{
    return u"id, user_id, category_id, description, "_s + amountOf(layout) + u", "_s
        + columnOr(layout.hasDate, u"date"_s, date, u"date"_s, dateOf(layout)) + u", "_s
        + (layout.hasExpenseTime ? u"CAST(created_at AS text) AS created_at"_s : u"CAST(NULL AS text) AS created_at"_s);
}

QString categoryColumns(const LedgerLayout &layout, const QString &color)
{
    return u"id, name, "_s + columnOr(layout.hasColor, u"color"_s, color, u"text"_s, colorOf(layout));
}

QString personColumns(const LedgerLayout &layout, const QString &name)
{
    return u"id, email, "_s + columnOr(layout.hasPersonName, u"name"_s, name, u"text"_s, personNameOf(layout));
}

QString intoExpenses(const LedgerLayout &layout)
{
    const QStringList columns{u"user_id"_s, u"category_id"_s, u"description"_s,
                              u"amount"_s,  u"date"_s,        u"created_at"_s};
    return u"INSERT INTO expenses ("_s + storedOf(columns, layout) + u") "_s;
}

QString expenseValues(const LedgerLayout &layout, const QStringList &values)
{
    return storedOf(values, layout);
}

Params timeOfEntry(bool isStored, const QString &time)
{
    return isStored ? Params{time} : Params();
}

bool isKeptBeside(Beside what, const LedgerLayout &layout)
{
    return !hasColumn(what, layout);
}

QString shownValue(Beside what, const LedgerLayout &layout)
{
    return hasColumn(what, layout) ? placeOf(what).column : valueBeside(what, layout);
}

Change keptBeside(Change change, Beside what, const LedgerLayout &layout)
{
    if (hasColumn(what, layout))
        return change;
    return writtenWith(std::move(change), keeping(what, u"written"_s));
}

Change droppedBeside(Change change, Beside what, const LedgerLayout &layout)
{
    if (hasColumn(what, layout))
        return change;
    const BesidePlace place = placeOf(what);
    return writtenWith(std::move(change),
                       u"beside AS (DELETE FROM %1 WHERE %2 IN (SELECT id FROM written))"_s.arg(place.table,
                                                                                                place.key));
}

QString keptDates(const QString &source, const LedgerLayout &layout)
{
    return layout.hasDate ? QString() : keeping(Beside::Date, source);
}

} // namespace budget::queries
