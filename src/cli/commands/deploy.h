// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// `budget-tracker deploy`: prints the SQL that creates the missing tables, runs it in one transaction and verifies the
/// tables again. Ready if the tables are complete afterwards.
[[nodiscard]] Parsed parseDeploy(const QStringList &list);

} // namespace budget::cli
