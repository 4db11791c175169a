// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// `budget-tracker report`: carries out the checklist and prints what somebody else needs to help: as Markdown, first
/// what is wrong and what to do. Ends as `check` does.
[[nodiscard]] Parsed parseReport(const QStringList &arguments);

} // namespace budget::cli
