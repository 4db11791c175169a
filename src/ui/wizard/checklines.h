// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connection/serveraddress.h"
#include "core/connection/trialreport.h"
#include "core/error.h"
#include "ui/connection/checkrow.h"

#include <vector>

namespace budget {

/// A trial's answers as rows: connected, encrypted, a question there and back, the server, its room for connections,
/// tables.
[[nodiscard]] std::vector<CheckLine> checkLines(const TrialReport &report, const ServerAddress &address,
                                                const PoolSettings &pool);
/// The same rows while the answer is awaited; the seconds appear once the wait is long.
[[nodiscard]] std::vector<CheckLine> runningLines(qint64 elapsedMs);
/// The same rows where the trial failed: which of them did, why, and what to do next; those behind it did not happen.
[[nodiscard]] std::vector<CheckLine> failedLines(const Error &error, const ServerAddress &address);

/// 'categories, expenses, users', shortened where there are many.
[[nodiscard]] QString shownTables(const QStringList &tables);

} // namespace budget
