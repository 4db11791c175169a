// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/ledgerlayout.h"
#include "db/store/once.h"

#include <QStringList>

/// Statements are written for the course's tables. What a ledger's own tables lack comes from here: in what reads, a
/// common table expression of the table's name stands before it; in what writes, the columns are named by these.
namespace budget::queries {

using namespace Qt::StringLiterals;

/// Goes before a query of the course's columns; empty where the tables are the course's.
[[nodiscard]] QString reading(const LedgerLayout &layout);

/// The columns that expenseColumns(), categoryColumns() and personColumns() return, in their order.
inline const QStringList kExpenseColumns{u"id"_s,     u"user_id"_s, u"category_id"_s, u"description"_s,
                                         u"amount"_s, u"date"_s,    u"created_at"_s};
inline const QStringList kCategoryColumns{u"id"_s, u"name"_s, u"color"_s};
inline const QStringList kPersonColumns{u"id"_s, u"email"_s, u"name"_s};

/// What is returned of a written row: kExpenseColumns, created_at as text. `date` is the parameter that gives the date;
/// empty: as it is kept.
[[nodiscard]] QString expenseColumns(const LedgerLayout &layout, const QString &date = {});
/// Likewise kCategoryColumns.
[[nodiscard]] QString categoryColumns(const LedgerLayout &layout, const QString &color = {});
/// Likewise kPersonColumns.
[[nodiscard]] QString personColumns(const LedgerLayout &layout, const QString &name = {});

/// `INSERT INTO expenses (…)`, to be followed by what gives expenseValues().
[[nodiscard]] QString intoExpenses(const LedgerLayout &layout);
/// Those that are stored of: user_id, category_id, description, amount, date, created_at.
[[nodiscard]] QString expenseValues(const LedgerLayout &layout, const QStringList &values);
/// `time` where it is stored, nothing otherwise: what follows the request's own values.
[[nodiscard]] Params timeOfEntry(bool isStored, const QString &time);

/// What a table has no column for.
enum class Beside { Date, Color, Name };

/// `change`, whose statement returns the row that was written: keeps what has no column in the same statement.
[[nodiscard]] Change keptBeside(Change change, Beside what, const LedgerLayout &layout);
/// `change`, whose statement returns the row that was deleted: drops what was kept.
[[nodiscard]] Change droppedBeside(Change change, Beside what, const LedgerLayout &layout);
/// A common table expression that keeps the dates of the rows with `id` and `date` in `source`; empty where they have
/// a column.
[[nodiscard]] QString keptDates(const QString &source, const LedgerLayout &layout);

} // namespace budget::queries
