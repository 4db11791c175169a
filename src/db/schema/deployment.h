// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablereport.h"
#include "db/schema/catalogue.h"
#include "db/schema/migrations.h"

namespace budget {

/// What deploy() sends where these tables are there: one transaction, under a lock that only others who deploy wait
/// for. Empty where nothing is missing or the tables cannot be used.
[[nodiscard]] QString deploymentSql(const LedgerShape &shape, int version, Engine engine,
                                    const std::vector<Migration> &steps);

/// What is there, what deploy() would send, and which rights it would lack; names rows whose values cannot be shown as
/// they are stored. Changes nothing.
[[nodiscard]] Result<DeploymentPlan> planDeployment(Connection &connection, const std::vector<Migration> &steps);

/// What a person can ask a server's own editor, to see which tables there are.
[[nodiscard]] QString listingSql();

/// Creates what is missing of the course's tables and of ours, all or nothing, and verifies them from the catalogue
/// again. Several clients may ask for it at once. Fails with TablesDiffer (`detail` lists what differs), SchemaNewer,
/// PermissionDenied or ReadOnlyServer, and has changed nothing then.
[[nodiscard]] Result<TableReport> deploy(Connection &connection, const std::vector<Migration> &steps);

} // namespace budget
