// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// `budget-tracker crosscheck`: compares a month of the ledger with a CSV file and prints each category. Ready if all
/// categories agree, otherwise Blocked.
[[nodiscard]] Parsed parseCrossCheck(const QStringList &list);

} // namespace budget::cli
