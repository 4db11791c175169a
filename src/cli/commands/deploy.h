// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// `budget-tracker deploy`: shows the SQL that creates what is missing, then sends it, all or nothing, and verifies the
/// tables again. Ready where the tables are complete then.
[[nodiscard]] Parsed parseDeploy(const QStringList &arguments);

} // namespace budget::cli
