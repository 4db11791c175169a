// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QStringList>

#include <vector>

namespace budget {

/// One migration of the program's own tables (`bt_…`). Migrations never change the course's three tables.
struct Migration
{
    int version;
    QString name;
    QString sql;
};

/// The migrations for an engine, from resources/sql, in their order.
[[nodiscard]] std::vector<Migration> migrations(Engine engine);

/// The version that the last of `steps` leads to.
[[nodiscard]] int lastVersion(const std::vector<Migration> &steps);

/// Fails with SchemaNewer if a newer version of the program has migrated the tables.
[[nodiscard]] Result<void> requireKnown(int version, const std::vector<Migration> &steps);

/// Selects the version of the `bt_` tables, which must exist, for versionOf().
inline const QString kReadVersion =
    QStringLiteral("SELECT coalesce(max(version), 0) AS version FROM bt_schema_migrations");
[[nodiscard]] Result<int> versionOf(const Rows &answer);
[[nodiscard]] Result<int> readVersion(Connection &connection);

/// The version of the ledger's `bt_` tables; 0 if there are none.
[[nodiscard]] Result<int> currentVersion(Connection &connection);

/// The CREATE TABLE statements for those of the course's tables that `tables` names, from resources/sql.
[[nodiscard]] QString canonicalTables(const QStringList &tables, Engine engine);

/// The SQL that migrates the `bt_` tables from `version` to the last of `steps` and records each step; empty for none.
[[nodiscard]] QString migrationSql(int version, const std::vector<Migration> &steps, Engine engine);

/// Migrates the `bt_` tables to the last of `steps`, inside the caller's transaction, and records each step. Fails with
/// SchemaNewer, before anything is changed, if a newer version of the program has migrated them.
[[nodiscard]] Result<void> migrate(Connection &connection, const std::vector<Migration> &steps);

} // namespace budget
