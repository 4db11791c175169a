// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/rowvalues.h"
#include "db/connection.h"

namespace budget {

/// The rows of the course's tables in a file, with all values as they are stored: what readRow() returns, writeRow()
/// stores again, type by type. A value of a type that the program does not write there is a StoredText; an SQLite REAL
/// is '12.5 (REAL)' and a BLOB `x'31'`, as in other results of a file.
namespace rowtable {

[[nodiscard]] Result<RowSlot> read(Connection &connection, RowKey row);

/// Replaces, inserts or, where `values` is empty, deletes the row, inside the caller's transaction. A missing category
/// or person is CategoryUnknown or PersonUnknown, a name that another row has NameTaken, with the input field and the
/// name as `detail`; the deletion of a row that others refer to fails with StillReferenced. `isMissing`: the row is
/// known not to exist.
[[nodiscard]] Result<void> write(Connection &connection, RowKey row, const RowSlot &values, bool isMissing = false);

/// The ids of rows that match `condition` (SQL with the parameters `params`), in ascending order.
[[nodiscard]] Result<std::vector<RowKey>> find(Connection &connection, Table table, const QString &condition,
                                               const Params &params = {});

/// The largest id that the table uses or, as far as SQLite knows, has used.
[[nodiscard]] Result<qint64> largestId(Connection &connection, Table table);

} // namespace rowtable

} // namespace budget
