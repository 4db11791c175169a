// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// A statement with Qt's placeholders, `?` and `:name`, written with PostgreSQL's.
struct PgPlaceholders
{
    QString sql;     ///< with `$1`, `$2`, …: one for each occurrence, in order
    QString outline; ///< nothing but the placeholders, for Qt's own list of them
};

/// A statement that has `$1` already is left as it is: what looks like a placeholder in it is an operator. Quotes,
/// comments, casts (`::`) and array slices (`[1:2]`) hold no placeholders.
[[nodiscard]] PgPlaceholders pgPlaceholders(const QString &sql);

} // namespace budget
