// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

class QSqlDatabase;

namespace budget {

class HeldFile;

/// A ledger's file is sealed when it is closed: the table `bt_seal` then holds a digest of all other pages and the
/// change counter of the file's header. A program that changes the file through SQLite raises the change counter or
/// switches the file to a write-ahead log. Hence a wrong digest together with the right change counter means damage.
/// See docs/decisions/0026-local-file-integrity.md.
namespace seal {

enum class State {
    None,   ///< no seal, or the file was not closed or was changed by another program
    Intact, ///< the file is byte for byte as it was closed
    Broken, ///< the file is not as it was closed, although no program changed it through SQLite
};

/// Compares the file with its seal. Reads the whole file if there is a seal to compare. Must be called inside a reading
/// transaction, so that no other program changes the file meanwhile.
[[nodiscard]] State stateOf(const QSqlDatabase &database, const HeldFile &file);

/// How many bytes the file is shorter than its header says. SQLite reads zeros in place of a missing part of the last
/// page. 0 if that is not known: the header is older than the file, or a write-ahead log holds changes. `path` is the
/// file's. Must be called inside a reading transaction.
[[nodiscard]] qint64 missingBytes(const HeldFile &file, const QString &path);

/// True if the file's header says that the file uses a write-ahead log.
[[nodiscard]] bool usesWriteAheadLog(const HeldFile &file);

/// Seals the file, as the last change before it is closed. Leaves the file without a seal if it uses a write-ahead
/// log, if `bt_seal` is missing or if another program changes the file meanwhile. Must not be called inside a
/// transaction.
void set(const QSqlDatabase &database, const HeldFile &file);

} // namespace seal

} // namespace budget
