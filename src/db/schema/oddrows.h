// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

namespace budget {

/// A value in a file's `expenses` that the program does not write: SQLite stores what a script gives it.
struct OddRow
{
    qint64 id = 0;
    QString column =
        {}; ///< 'amount': no whole cents, or beyond what an amount may be; 'date': no day as year-month-day
    QString stored = {}; ///< as SQL writes it: 12.5, '2024-1-5', X'31'
    QString meant = {};  ///< what it should be, as SQL writes it; empty where that cannot be told

    bool operator==(const OddRow &) const = default;
};

/// In the order of their ids, the first `limit`.
[[nodiscard]] Result<std::vector<OddRow>> oddRowsInFile(Connection &connection, int limit);

/// The statements that put right what can be told, one a line; each changes only a row that still is as it was found.
[[nodiscard]] QString repairSql(const std::vector<OddRow> &rows);

} // namespace budget
