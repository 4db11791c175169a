// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <compare>

namespace budget {

/// A column, as the catalogue describes it.
struct ColumnShape
{
    QString type; ///< PostgreSQL's format_type() ('character varying(50)'), or SQLite's declared type in lower case
    bool isNullable = true;
    bool hasDefault = false;

    bool operator==(const ColumnShape &) const = default;
};

/// A table, as the catalogue describes it. A key is the names of its columns, joined by ','.
struct TableShape
{
    QMap<QString, ColumnShape> columns = {};
    QString primaryKey = {};
    QStringList uniqueKeys = {};
    QMap<QString, QString> foreignKeys = {}; ///< the target, such as 'users(id)', by the columns of the key
    QString kind = {}; ///< SQLite: the kind of an object that has the table's name and is no table, such as 'view'

    bool operator==(const TableShape &) const = default;
};

/// The existing ones of the course's tables, by name.
struct LedgerShape : QMap<QString, TableShape>
{
    using QMap::QMap;

    /// SQLite: other objects under the names of the program's own tables, by name: their kind and columns.
    QMap<QString, QString> occupied = {};

    bool operator==(const LedgerShape &) const = default;
};

/// A PostgreSQL expression: the name of the schema in which tables are looked for, if that schema does not exist, else
/// NULL. NULL also for a schema that exists and that the role may not use.
[[nodiscard]] QString missingSchema();
/// A PostgreSQL condition on pg_namespace: selects the schema that is the only one in search_path.
[[nodiscard]] QString isOnlySchema();

/// The query for the course's three tables, whose result set shapeOf() reads.
[[nodiscard]] const QString &catalogueQuery(Engine engine);
[[nodiscard]] Result<LedgerShape> shapeOf(const Rows &answer);

/// Reads the shape of those of the course's three tables that exist, in one flight. On PostgreSQL, finds them by the
/// search path.
[[nodiscard]] Result<LedgerShape> readCatalogue(Connection &connection);

} // namespace budget
