// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// `budget-tracker tables`: compares the ledger's tables with the course's and changes nothing; Ready where the
/// program works with them, Blocked where something is missing or cannot be used.
[[nodiscard]] Parsed parseTables(const QStringList &arguments);

} // namespace budget::cli
