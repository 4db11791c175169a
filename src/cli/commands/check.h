// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// `budget-tracker check`: carries out the checklist and prints each check as its result comes; Ready where none
/// failed, else as the first failure says.
[[nodiscard]] Parsed parseCheck(const QStringList &arguments);

} // namespace budget::cli
