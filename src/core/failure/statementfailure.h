// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace budget {

/// What a server reported about a statement: the fields of its ErrorResponse. All may be empty; a report without a
/// SQLSTATE comes from the client's library, not from the server.
struct StatementReport
{
    QString sqlState;
    QString message;         ///< in the server's language
    QString detail = {};     ///< the line DETAIL: the values of a key stand in it
    QString table = {};      ///< where a constraint was violated: the table that has the constraint
    QString column = {};     ///< where a column refuses NULL
    QString constraint = {}; ///< its name
};

/// The whole meaning of such a report, judged by SQLSTATE and structure: a text may be in any language and quotes
/// people's data. `field` is the entry field that the constraint or column belongs to.
[[nodiscard]] Error statementFailure(const StatementReport &report);

/// The table of the course that a primary key's name belongs to: 'expenses' of 'expenses_pkey' or 'pk_expenses'; empty
/// for any other name.
[[nodiscard]] QString tableOfKey(const QString &constraint);

/// The error of a statement that wrote a row to which no other row refers: where a foreign key refused it, it is the
/// row's own category or person that is not there, in whatever words, or in none of which (SQLite).
[[nodiscard]] Error ofWrittenRow(Error error);

/// What a SQLSTATE means by itself.
[[nodiscard]] ErrorKind kindOfSqlState(const QString &sqlState);

/// The same where no more than state and message are known.
[[nodiscard]] ErrorKind kindOfStatement(const QString &sqlState, const QString &message);

} // namespace budget
