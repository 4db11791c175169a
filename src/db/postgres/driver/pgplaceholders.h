// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// A statement with Qt's placeholders, `?` and `:name`, translated to PostgreSQL's.
struct PgPlaceholders
{
    QString sql;     ///< the statement with `$1`, `$2`, …: one for each occurrence, in order
    QString outline; ///< the placeholders alone, from which Qt makes its list
};

/// A statement that contains `$1` is not changed: a `?` in it is an operator. Quoted texts, comments, casts (`::`) and
/// array slices (`[1:2]`) contain no placeholders.
[[nodiscard]] PgPlaceholders pgPlaceholders(const QString &sql);

} // namespace budget
