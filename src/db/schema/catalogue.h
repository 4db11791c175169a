// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QMap>
#include <QString>
#include <QStringList>

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

/// A table as the catalogue describes it. Keys are names of columns, joined by ','.
struct TableShape
{
    QMap<QString, ColumnShape> columns = {};
    QString primaryKey = {};
    QStringList uniqueKeys = {};
    QMap<QString, QString> foreignKeys = {}; ///< by their columns: 'users(id)'

    bool operator==(const TableShape &) const = default;
};

using LedgerShape = QMap<QString, TableShape>; ///< by table; those that are missing are not in it

/// A PostgreSQL expression: the schema in which tables are looked for where it is not there, else NULL. A schema that
/// is there and may not be used is none that is missing.
[[nodiscard]] QString missingSchema();
/// A PostgreSQL condition on pg_namespace: the schema that is the whole search_path.
[[nodiscard]] QString isOnlySchema();

/// A query for the course's three tables, read by shapeOf().
[[nodiscard]] const QString &catalogueQuery(Engine engine);
[[nodiscard]] Result<LedgerShape> shapeOf(const Rows &answer);

/// What is there of the course's three tables, in one flight: on PostgreSQL as the search path finds them.
[[nodiscard]] Result<LedgerShape> readCatalogue(Connection &connection);

} // namespace budget
