// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// `budget-tracker check`: runs the checklist and prints each result as it arrives. Ready if no check failed, otherwise
/// the exit code of the first failure.
[[nodiscard]] Parsed parseCheck(const QStringList &list);

} // namespace budget::cli
