// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/rows.h"
#include "db/value.h"

class QSqlQuery;

namespace budget {

/// Binds `params` to the places `$1`, `$2`, … of `sql`. Qt does not know such names, and SQLite numbers them in the
/// order in which they first appear.
void bindValues(QSqlQuery &query, const QString &sql, const Params &params);

/// The rows of a query that was executed. Fails where a row cannot be read: QSqlQuery::next() ends there as at the end.
/// A number with a fraction reads as '12.5 (REAL)', a BLOB as 'x'31'': texts that no reader takes for an amount.
[[nodiscard]] Result<Rows> readRows(QSqlQuery &query);

} // namespace budget
