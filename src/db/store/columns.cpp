// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/columns.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

struct Place
{
    QString table;
    QString key;
    QString column;
};

Place placeOf(Beside what)
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

bool hasColumn(Beside what, const LedgerForm &form)
{
    switch (what) {
    case Beside::Date:
        return form.hasDate;
    case Beside::Color:
        return form.hasColor;
    case Beside::Name:
        break;
    }
    return form.hasPersonName;
}

/// What is kept of the row of `owner`; NULL where nothing is, or nowhere.
QString keptOf(Beside what, const QString &owner, const QString &type, const LedgerForm &form)
{
    if (!form.hasPlaceBeside)
        return u"CAST(NULL AS %1)"_s.arg(type);
    const Place place = placeOf(what);
    return u"(SELECT k.%1 FROM %2 k WHERE k.%3 = %4.id)"_s.arg(place.column, place.table, place.key, owner);
}

/// A row that no one of ours entered has at least the day on which it was.
QString dateOf(const LedgerForm &form)
{
    const QString kept = keptOf(Beside::Date, u"expenses"_s, u"date"_s, form);
    return form.hasExpenseTime ? u"COALESCE(%1, CAST(created_at AS date))"_s.arg(kept) : kept;
}

QString personNameOf(const LedgerForm &form)
{
    return u"COALESCE(%1, email)"_s.arg(keptOf(Beside::Name, u"users"_s, u"text"_s, form));
}

QString amountOf(const LedgerForm &form)
{
    return form.isAmountExact ? u"amount"_s : u"CAST(amount AS numeric(18,2)) AS amount"_s;
}

/// The column, else what was given for it, else where it is kept.
QString columnOr(bool isThere, const QString &column, const QString &given, const QString &type, const QString &kept)
{
    if (isThere)
        return column;
    return (given.isEmpty() ? kept : u"CAST(%1 AS %2)"_s.arg(given, type)) + u" AS "_s + column;
}

QString readExpenses(const LedgerForm &form)
{
    const QString time = form.hasExpenseTime ? u"created_at"_s : u"CAST(NULL AS timestamp) AS created_at"_s;
    return u"expenses AS (SELECT id, user_id, category_id, description, "_s + amountOf(form) + u", "_s
        + columnOr(form.hasDate, u"date"_s, {}, {}, dateOf(form)) + u", "_s + time + u" FROM expenses)"_s;
}

QString keeping(Beside what, const QString &source)
{
    const Place place = placeOf(what);
    return u"beside AS (INSERT INTO %1 (%2, %3) SELECT id, %3 FROM %4 WHERE %3 IS NOT NULL "
           "ON CONFLICT (%2) DO UPDATE SET %3 = excluded.%3)"_s.arg(place.table, place.key, place.column, source);
}

/// The statement as a part of a longer one that answers the same.
Change writtenWith(Change change, const QString &beside)
{
    change.with = u"written AS ("_s + change.sql + u"), "_s + beside;
    change.sql = u"SELECT * FROM written"_s;
    return change;
}

/// The stored ones of an expense's six values.
QString storedOf(const QStringList &values, const LedgerForm &form)
{
    QStringList stored = values.first(4);
    if (form.hasDate)
        stored << values[4];
    if (form.hasExpenseTime)
        stored << values[5];
    return stored.join(u", "_s);
}

} // namespace

QString reading(const LedgerForm &form)
{
    QStringList tables;
    if (!form.isAmountExact || !form.hasDate || !form.hasExpenseTime)
        tables << readExpenses(form);
    if (!form.hasColor)
        tables << u"categories AS (SELECT "_s + categoryColumns(form) + u" FROM categories)"_s;
    if (!form.hasPersonName)
        tables << u"users AS (SELECT "_s + personColumns(form) + u" FROM users)"_s;
    return tables.isEmpty() ? QString() : u"WITH "_s + tables.join(u", "_s) + u' ';
}

QString expenseColumns(const LedgerForm &form, const QString &date)
{
    return u"id, user_id, category_id, description, "_s + amountOf(form) + u", "_s
        + columnOr(form.hasDate, u"date"_s, date, u"date"_s, dateOf(form)) + u", "_s
        + (form.hasExpenseTime ? u"CAST(created_at AS text)"_s : u"CAST(NULL AS text) AS created_at"_s);
}

QString categoryColumns(const LedgerForm &form, const QString &color)
{
    return u"id, name, "_s
        + columnOr(form.hasColor, u"color"_s, color, u"text"_s,
                   keptOf(Beside::Color, u"categories"_s, u"text"_s, form));
}

QString personColumns(const LedgerForm &form, const QString &name)
{
    return u"id, email, "_s + columnOr(form.hasPersonName, u"name"_s, name, u"text"_s, personNameOf(form));
}

QString intoExpenses(const LedgerForm &form)
{
    const QStringList columns{u"user_id"_s, u"category_id"_s, u"description"_s,
                              u"amount"_s,  u"date"_s,        u"created_at"_s};
    return u"INSERT INTO expenses ("_s + storedOf(columns, form) + u") "_s;
}

QString expenseValues(const LedgerForm &form, const QStringList &values)
{
    return storedOf(values, form);
}

Params timeOfEntry(bool isStored, const QString &time)
{
    return isStored ? Params{time} : Params();
}

Change keptBeside(Change change, Beside what, const LedgerForm &form)
{
    if (hasColumn(what, form))
        return change;
    return writtenWith(std::move(change), keeping(what, u"written"_s));
}

Change droppedBeside(Change change, Beside what, const LedgerForm &form)
{
    if (hasColumn(what, form))
        return change;
    const Place place = placeOf(what);
    return writtenWith(std::move(change),
                       u"beside AS (DELETE FROM %1 WHERE %2 IN (SELECT id FROM written))"_s.arg(place.table,
                                                                                                place.key));
}

QString keptDates(const QString &source, const LedgerForm &form)
{
    return form.hasDate ? QString() : keeping(Beside::Date, source);
}

} // namespace budget::queries
