// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/rowvalues.h"
#include "core/sync/ledgerpart.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"

#include <QString>

#include <optional>
#include <vector>

/// A ledger on a PostgreSQL server as sync reads and changes it. Every function that takes a Connection blocks.
namespace budget::remote {

struct RemoteLedger
{
    LedgerLayout layout = {};
    /// Whether `bt_operations` records operations with their rows (Preparation::sharesLog). Without it, rows have no
    /// transfers either.
    bool isRecorded = true;
};

/// How a query finds the transfers of its rows.
enum class Extent {
    Few,  ///< one by one, for rows that are chosen by their ids
    Many, ///< all at once
};

/// The most fields that a table has.
inline constexpr int kFields = 7;

/// A query that returns the rows of a table as operations see them, all values as texts that depend on no setting of
/// the session beyond those that transactionSettings() sets. Columns: `id` (bigint), `f0` … `f6` (the fields in their
/// order; NULL for a value that is NULL or has no place in this ledger), `month` (see monthNumber(); NULL for a row
/// without a month) and `hash` (bigint). `condition` limits the rows; it may use the columns of the table, named with
/// the table.
[[nodiscard]] QString rowsOf(Table table, const RemoteLedger &ledger, Extent extent, const QString &condition = {});

/// SQL for the values in one row of the table, as rowsOf() returns them, for a RETURNING list. Values that the table
/// has no column for are NULL.
[[nodiscard]] QStringList storedFields(Table table, const RemoteLedger &ledger);
/// Whether the table's row itself holds the field, and not a `bt_` table.
[[nodiscard]] bool isColumn(Table table, int field, const RemoteLedger &ledger);
/// Whether the ledger has a place for the field.
[[nodiscard]] bool isKept(Table table, int field, const RemoteLedger &ledger);

/// SQL for the hash of a row of the table, whose columns are `<row>.id`, `<row>.f0`, ….
[[nodiscard]] QString hashOf(Table table, const QString &row);
/// SQL for the digest of a part from the number of its rows and the sum of their hashes. Sums can be added and
/// subtracted, so that a change of a part is known without its other rows.
[[nodiscard]] QString digestOf(const QString &rows, const QString &sum);

/// The months from January of the year 0 on.
[[nodiscard]] int monthNumber(Month month);
[[nodiscard]] LedgerPart partOf(Table table, std::optional<int> month);
/// SQL for monthNumber() of a date's text; NULL if it is no date that the program can read.
[[nodiscard]] QString monthOfText(const QString &date);

/// A value as a text that PostgreSQL reads as the same value; nothing for NULL.
[[nodiscard]] std::optional<QString> textOf(const FieldValue &value, const RowField &field);
/// Reads the columns `f0` … of rowsOf().
[[nodiscard]] RowValues valuesIn(Row &row, Table table);
/// Reads a table's name, as nameOf() writes it. AnswerMalformed for any other text is noted by the caller.
[[nodiscard]] std::optional<Table> tableIn(Row &row, QLatin1StringView column);

/// PostgreSQL arrays as parameters.
[[nodiscard]] Value arrayOf(const std::vector<std::optional<QString>> &elements);
[[nodiscard]] Value arrayOf(const std::vector<qint64> &elements);

} // namespace budget::remote
