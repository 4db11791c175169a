// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// `budget-tracker tables`: compares the ledger's tables with the course's. Changes nothing without --repair. Ready if
/// the program works with the tables, Blocked if one is missing or unusable.
[[nodiscard]] Parsed parseTables(const QStringList &list);

} // namespace budget::cli
