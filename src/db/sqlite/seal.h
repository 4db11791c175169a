// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

class QSqlDatabase;

namespace budget {

class HeldFile;

/// A ledger's file is sealed when it is closed: the table `bt_seal` holds a digest of all other pages and the change
/// counter of the file's header. A program that changes the file through SQLite raises the counter or switches the
/// file to a write-ahead log, so that a seal whose counter is right and whose digest is wrong means damage.
/// See docs/decisions/0026-local-file-integrity.md.
namespace seal {

enum class State {
    None,   ///< the file has no seal, or another program has changed it since, or it was not closed
    Intact, ///< byte for byte as it was closed
    Broken, ///< not as it was closed, and no program changed it through SQLite
};

/// Reads the whole file where there is a seal to compare it with. Inside a transaction that reads, so that no other
/// program changes the file meanwhile.
[[nodiscard]] State stateOf(const QSqlDatabase &database, const HeldFile &file);

/// Whether the file's header says that a write-ahead log belongs to it.
[[nodiscard]] bool usesWriteAheadLog(const HeldFile &file);

/// Seals the file, as the last change before it is closed. Leaves it without a seal where it uses a write-ahead log,
/// where there is no table for it or where another program changes it at the same moment. Outside a transaction.
void set(const QSqlDatabase &database, const HeldFile &file);

} // namespace seal

} // namespace budget
