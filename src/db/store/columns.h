// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/ledgerform.h"
#include "db/store/once.h"

#include <QStringList>

/// Statements are written for the course's tables. What a ledger's own tables lack comes from here: in what reads, a
/// common table expression of the table's name stands before it; in what writes, the columns are named by these.
namespace budget::queries {

/// Goes before a query of the course's columns; empty where the tables are the course's.
[[nodiscard]] QString reading(const LedgerForm &form);

/// What is returned of a written row: id, user_id, category_id, description, amount, date, created_at as text. `date`
/// is the parameter that gives the date; empty: as it is kept.
[[nodiscard]] QString expenseColumns(const LedgerForm &form, const QString &date = {});
/// Likewise id, name, color.
[[nodiscard]] QString categoryColumns(const LedgerForm &form, const QString &color = {});
/// Likewise id, email, name.
[[nodiscard]] QString personColumns(const LedgerForm &form, const QString &name = {});

/// `INSERT INTO expenses (…)`, to be followed by what gives expenseValues().
[[nodiscard]] QString intoExpenses(const LedgerForm &form);
/// Those that are stored of: user_id, category_id, description, amount, date, created_at.
[[nodiscard]] QString expenseValues(const LedgerForm &form, const QStringList &values);
/// `time` where it is stored, nothing otherwise: what follows the request's own values.
[[nodiscard]] Params timeOfEntry(bool isStored, const QString &time);

/// What a table has no column for.
enum class Beside { Date, Color, Name };

/// `change`, whose statement returns the row that was written: keeps what has no column in the same statement.
[[nodiscard]] Change keptBeside(Change change, Beside what, const LedgerForm &form);
/// `change`, whose statement returns the row that was deleted: drops what was kept.
[[nodiscard]] Change droppedBeside(Change change, Beside what, const LedgerForm &form);
/// A common table expression that keeps the dates of the rows with `id` and `date` in `source`; empty where they have
/// a column.
[[nodiscard]] QString keptDates(const QString &source, const LedgerForm &form);

} // namespace budget::queries
