// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QStringList>

#include <vector>

namespace budget {

/// One step of the program's own tables (`bt_…`); the course's three tables are never touched by one.
struct Migration
{
    int version;
    QString name;
    QString sql;
};

/// The steps for an engine, from resources/sql, in their order.
[[nodiscard]] std::vector<Migration> migrations(Engine engine);

/// The version that `steps` lead to.
[[nodiscard]] int lastVersion(const std::vector<Migration> &steps);

/// Fails with SchemaNewer where the tables were made by a newer program.
[[nodiscard]] Result<void> requireKnown(int version, const std::vector<Migration> &steps);

/// Reads the version of `bt_` tables, where there are any; read by versionOf().
inline const QString kReadVersion =
    QStringLiteral("SELECT coalesce(max(version), 0) AS version FROM bt_schema_migrations");
[[nodiscard]] Result<int> versionOf(const Rows &answer);
[[nodiscard]] Result<int> readVersion(Connection &connection);

/// The version that the ledger's tables have; 0 where there are none.
[[nodiscard]] Result<int> currentVersion(Connection &connection);

/// The statements that create those of the course's three tables that are named, from resources/sql.
[[nodiscard]] QString canonicalTables(const QStringList &tables, Engine engine);

/// What brings `bt_` tables from `version` to the last of `steps` and records each step; empty where they are there.
[[nodiscard]] QString migrationSql(int version, const std::vector<Migration> &steps, Engine engine);

/// Brings `bt_` tables up to the last of `steps`, inside the caller's transaction, and records each step.
/// Fails with SchemaNewer, before changing anything, where the ledger was made by a newer program.
[[nodiscard]] Result<void> migrate(Connection &connection, const std::vector<Migration> &steps);

} // namespace budget
