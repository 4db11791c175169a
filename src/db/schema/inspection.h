// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QMap>
#include <QString>

#include <compare>

namespace budget {

/// A column as the catalogue describes it.
struct ColumnShape
{
    QString type; ///< PostgreSQL's format_type() ('character varying(50)'), or SQLite's declared type in lower case
    bool isNullable = true;
    bool hasDefault = false;

    bool operator==(const ColumnShape &) const = default;
};

using TableShape = QMap<QString, ColumnShape>; ///< by column
using LedgerShape = QMap<QString, TableShape>; ///< by table; those that are missing are not in it

/// A query for the course's three tables, read by shapeOf().
[[nodiscard]] const QString &catalogueQuery(Engine engine);
[[nodiscard]] LedgerShape shapeOf(const Rows &columns);

/// What is there of the course's three tables, in one flight: on PostgreSQL as the search path finds them.
[[nodiscard]] Result<LedgerShape> inspect(Connection &connection);

} // namespace budget
