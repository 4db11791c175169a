// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablereport.h"
#include "db/schema/catalogue.h"
#include "db/schema/migrations.h"

namespace budget {

/// The SQL that deploy() executes on a database with these tables: one transaction, under a lock that only other
/// deployments wait for. Empty if nothing is missing or the tables cannot be used.
[[nodiscard]] QString deploymentSql(const LedgerShape &shape, int version, Engine engine,
                                    const std::vector<Migration> &steps);

/// Reads which tables exist, the SQL that deploy() would execute and the privileges that it lacks. Also names the rows
/// with values that cannot be shown as stored. Changes nothing.
[[nodiscard]] Result<DeploymentPlan> planDeployment(Connection &connection, const std::vector<Migration> &steps);

/// A query for a server's own SQL editor, with which a person can see which tables exist.
[[nodiscard]] QString listingSql();

/// Creates what is missing of the course's tables and of the program's own, all or nothing, and verifies them from the
/// catalogue afterwards. Several clients may call this at once. Fails with TablesDiffer (`detail` lists the
/// differences), SchemaNewer, PermissionDenied or ReadOnlyServer, without having changed anything.
[[nodiscard]] Result<TableReport> deploy(Connection &connection, const std::vector<Migration> &steps);

} // namespace budget
