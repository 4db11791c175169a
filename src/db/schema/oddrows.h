// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

namespace budget {

/// A value in the SQLite table `expenses` that this program would not write. A script can store such values, because
/// SQLite does not enforce column types, and enforces foreign keys only in a connection that has enabled them.
struct OddRow
{
    qint64 id = 0;
    /// 'amount': not whole cents, or too large for a sum; 'date': not a day as yyyy-mm-dd, or NULL; 'category_id' or 'user_id': refers to
    /// a row that does not exist
    QString column = {};
    QString stored = {}; ///< the stored value as an SQL literal: 12.5, '2024-1-5', X'31'
    QString meant = {};  ///< the intended value as an SQL literal; empty if it is not clear

    bool operator==(const OddRow &) const = default;
};

/// Finds odd values in a file, ordered by the ids of their rows; at most `limit`.
[[nodiscard]] Result<std::vector<OddRow>> oddRowsInFile(Connection &connection, int limit);

/// The statements that replace each odd value by the intended one, one per line. A statement changes nothing if the
/// value has changed since it was found.
[[nodiscard]] QString repairSql(const std::vector<OddRow> &rows);

} // namespace budget
