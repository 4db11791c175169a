// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/rows.h"
#include "db/value.h"

class QSqlQuery;

namespace budget {

/// Binds `params` to the placeholders `$1`, `$2`, … of `sql`. Qt does not know such names, and SQLite numbers them in
/// the order of their first appearance.
void bindValues(QSqlQuery &query, const QString &sql, const Params &params);

/// Reads all rows of an executed query. Fails if a row cannot be read, which QSqlQuery::next() reports like the end
/// of the rows. A REAL reads as '12.5 (REAL)' and a BLOB as 'x'31'': texts that Row cannot read as an amount.
[[nodiscard]] Result<Rows> readRows(QSqlQuery &query);

} // namespace budget
