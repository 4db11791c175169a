// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/rescuereport.h"
#include "core/result.h"

#include <atomic>
#include <memory>

namespace budget {

class Connection;

/// Raised from another thread; what is given up leaves nothing behind.
using GivenUp = std::shared_ptr<std::atomic<bool>>;

/// Writes the ledger of `source` as it is now into the file `target`, which appears once it is complete and has been
/// opened and checked: for its owner alone, in the place of a file that has the name, never through a link. Fails as
/// SqliteConnection::open() does, and with Cancelled.
[[nodiscard]] Result<void> copyLedger(Connection &source, const QString &target, const GivenUp &givenUp);

/// Writes every row of a damaged file's ledger that can be read into a new ledger in the file `target`, as
/// copyLedger() does. What rows refer to and is lost is replaced by a name that says so.
[[nodiscard]] Result<RescueReport> rescueLedger(const QString &damaged, const QString &target, const GivenUp &givenUp);

} // namespace budget
