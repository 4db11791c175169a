// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/rescuereport.h"
#include "core/result.h"

#include <atomic>
#include <memory>

namespace budget {

class Connection;

/// Set by another thread to give up a copy. A copy that was given up leaves no file behind.
using GivenUp = std::shared_ptr<std::atomic<bool>>;

/// Copies the ledger of `source`, as it is now, to the file `target`. The file appears only when it is complete and was
/// opened and checked. It is readable for its owner only, replaces a file of that name, and is never written through a
/// link. Blocks as long as that takes. Fails as SqliteConnection::open() does, with FileDamaged if `source` is
/// damaged, and with Cancelled.
[[nodiscard]] Result<void> copyLedger(Connection &source, const QString &target, const GivenUp &givenUp);

/// Copies every row of a damaged ledger that can be read into a new ledger in the file `target`, as copyLedger() does.
/// A lost category or person to which expenses refer is replaced by a new one, which is named after the id ('category
/// 7'). If that name exists, a number is added.
[[nodiscard]] Result<RescueReport> rescueLedger(const QString &damaged, const QString &target, const GivenUp &givenUp);

} // namespace budget
