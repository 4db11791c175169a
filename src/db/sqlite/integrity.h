// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

class QSqlDatabase;
class QString;

namespace budget {

class HeldFile;

/// Checks that the file can be read as it was stored. If the file has a valid seal (see seal.h), its digest is
/// compared. Otherwise the file must be as long as its header says, and SQLite checks it: a small one with its indexes
/// (PRAGMA integrity_check), a large one without them (PRAGMA quick_check). Takes as long as reading the file. Fails
/// with FileDamaged, whose `detail` tells what was found, or with the error of reading. `path` is the file's; `file`
/// may be null: then only SQLite checks. Must not be called inside a transaction.
[[nodiscard]] Result<void> checkIntegrity(const QSqlDatabase &database, const HeldFile *file, const QString &path);

} // namespace budget
