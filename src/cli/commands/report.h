// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// `budget-tracker report`: runs the checklist and prints a report for a helper as Markdown: first what is wrong and
/// what to do, then all evidence. The exit code is that of `check`.
[[nodiscard]] Parsed parseReport(const QStringList &list);

} // namespace budget::cli
