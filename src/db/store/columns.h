// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/tablefields.h"
#include "core/tables/ledgerlayout.h"
#include "db/store/once.h"

#include <QStringList>

/// Statements are written for the course's tables. These functions adapt them to a ledger whose tables lack columns. A
/// query gets a common table expression in front that has the table's name and all columns. A changing statement gets
/// its lists of columns from here.
namespace budget::queries {

using namespace Qt::StringLiterals;

/// The WITH clause in front of a query of the course's columns; empty if the tables have all columns.
[[nodiscard]] QString reading(const LedgerLayout &layout);

/// The columns in the texts of expenseColumns(), categoryColumns() and personColumns(), in their order.
inline const QStringList kExpenseColumns{u"id"_s,     u"user_id"_s, u"category_id"_s, u"description"_s,
                                         u"amount"_s, u"date"_s,    u"created_at"_s};
inline const QStringList kCategoryColumns{u"id"_s, u"name"_s, u"color"_s};
inline const QStringList kPersonColumns{u"id"_s, u"email"_s, u"name"_s};

/// The RETURNING list of a changed expense: kExpenseColumns, with created_at as text. `date` is the parameter that
/// holds the date; empty: the date that is kept.
[[nodiscard]] QString expenseColumns(const LedgerLayout &layout, const QString &date = {});
/// As expenseColumns(), for kCategoryColumns; `color` is the parameter that holds the colour.
[[nodiscard]] QString categoryColumns(const LedgerLayout &layout, const QString &color = {});
/// As expenseColumns(), for kPersonColumns; `name` is the parameter that holds the name.
[[nodiscard]] QString personColumns(const LedgerLayout &layout, const QString &name = {});

/// SQL condition: the column holds a date that Row::date() reads and a month can show. NULL where PostgreSQL compares
/// with NULL. A file's column can hold any type of value.
[[nodiscard]] QString isReadableDate(Engine engine, const QString &column);

/// `INSERT INTO expenses (…)`, to be followed by VALUES or SELECT with expenseValues().
[[nodiscard]] QString intoExpenses(const LedgerLayout &layout);
/// The list of those of `values` that have a column. Their order: user_id, category_id, description, amount, date,
/// created_at.
[[nodiscard]] QString expenseValues(const LedgerLayout &layout, const QStringList &values);
/// The parameter after the request's own values: `time` if a column stores it, else none.
[[nodiscard]] Params timeOfEntry(bool isStored, const QString &time);

/// A value that the course's table may have no column for. It is then kept beside the row, in a `bt_` table of the
/// program.
enum class Beside { Date, Color, Name };

/// The field of a table that may be kept beside it.
struct BesideField
{
    Beside what;
    int field;
};
[[nodiscard]] BesideField besideOf(Table table);

/// Where a value is kept beside a row: the `bt_` table, its column for the row's id, and its column for the value.
struct BesidePlace
{
    QString table;
    QString key;
    QString column;
};
[[nodiscard]] BesidePlace placeOf(Beside what);

/// Whether the course's table lacks the column.
[[nodiscard]] bool isKeptBeside(Beside what, const LedgerLayout &layout);
/// SQL for the value of a row of the course's table as queries return it: its column, or what is kept beside the row.
[[nodiscard]] QString shownValue(Beside what, const LedgerLayout &layout);

/// Extends the statement so that it also stores the value for which the table has no column. The statement must return
/// the written row.
[[nodiscard]] Change keptBeside(Change change, Beside what, const LedgerLayout &layout);
/// Extends the statement so that it also deletes the value that is kept beside the row. The statement must return the
/// deleted row.
[[nodiscard]] Change droppedBeside(Change change, Beside what, const LedgerLayout &layout);
/// A common table expression that keeps the dates of the rows in `source`, which has `id` and `date`; empty if
/// expenses have a date column.
[[nodiscard]] QString keptDates(const QString &source, const LedgerLayout &layout);

} // namespace budget::queries
