// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

class QSqlDatabase;

namespace budget {

class HeldFile;

/// Whether everything that is stored can be read as it was stored. A file with a seal that counts is compared with it;
/// any other is checked by SQLite: a small one with all its indexes, a large one by its structure alone. Takes as long
/// as reading the file. Fails with FileDamaged (`detail` is what was found), or as reading does.
/// `file` may be missing: then only SQLite checks. Outside a transaction.
[[nodiscard]] Result<void> checkIntegrity(QSqlDatabase database, const HeldFile *file);

} // namespace budget
