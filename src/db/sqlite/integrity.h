// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

class QSqlDatabase;

namespace budget {

class HeldFile;

/// Checks that the file can be read as it was stored. If the file has a valid seal (see seal.h), its digest is
/// compared. Otherwise SQLite checks the file: a small one with its indexes (PRAGMA integrity_check), a large one
/// without them (PRAGMA quick_check). Takes as long as reading the file. Fails with FileDamaged, whose `detail` tells
/// what was found, or with the error of reading. `file` may be null: then only SQLite checks. `hasLog` says whether the
/// file has a write-ahead log, so that its length may be smaller than its header says. Must not be called inside a
/// transaction.
[[nodiscard]] Result<void> checkIntegrity(QSqlDatabase database, const HeldFile *file, bool hasLog);

} // namespace budget
