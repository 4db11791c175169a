// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace budget {

/// A server's error report about a statement: the fields of the ErrorResponse message. Every field may be empty. A
/// report without a SQLSTATE comes from libpq, not from the server.
struct StatementReport
{
    QString sqlState;
    QString message;         ///< in the server's language
    QString detail = {};     ///< the field DETAIL, which contains the values of a violated key
    QString table = {};      ///< for a violated constraint: the table with the constraint
    QString column = {};     ///< for a violated NOT NULL: the column
    QString constraint = {}; ///< the name of the violated constraint
};

/// The error for a report, judged by its SQLSTATE and structure and not by its message, which may be in any language
/// and quotes people's data. `field` is the input field that the constraint or column belongs to.
[[nodiscard]] Error statementFailure(const StatementReport &report);

/// The course's table to which a primary key of this name belongs: 'expenses' for 'expenses_pkey' and 'pk_expenses';
/// empty for any other name.
[[nodiscard]] QString tableOfKey(const QString &constraint);

/// Corrects the error of a statement that wrote a row to which no other row refers. If a foreign key rejected the row,
/// its own category or person does not exist, whatever the message says (SQLite's says nothing about it).
[[nodiscard]] Error ofWrittenRow(Error error);

/// The kind of error that a SQLSTATE alone indicates.
[[nodiscard]] ErrorKind kindOfSqlState(const QString &sqlState);

/// The kind of error that a SQLSTATE and a message indicate, where the other fields are not known.
[[nodiscard]] ErrorKind kindOfStatement(const QString &sqlState, const QString &message);

} // namespace budget
