// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace budget {

/// The absolute path, with links in its folders resolved.
[[nodiscard]] QString absolutePathOf(const QString &path);

/// True if the file has a write-ahead log, which may hold changes that are not in the file itself.
[[nodiscard]] bool hasWriteAheadLog(const QString &path);

/// Fails with FileIsEmpty if the file is empty, or if only its write-ahead log exists. SQLite would delete a log
/// without a file as soon as it opened the file.
[[nodiscard]] Result<void> requireContent(const QString &path);

/// The URI by which SQLite opens a file that may not be changed.
struct ReadingName
{
    QString name;
    bool needsOwnIndex = false; ///< the -shm file cannot be created: the index of the log must be in memory
};

[[nodiscard]] ReadingName readingName(const QString &path);

/// Fails if a file beside the ledger (-journal, -wal, -shm) is not an ordinary file: SQLite would follow a link.
[[nodiscard]] Result<void> checkSidecars(const QString &path);

/// Makes the ledger's file and the files beside it readable for their owner only. Fails as checkSidecars() does.
[[nodiscard]] Result<void> makeLedgerPrivate(const QString &path);

} // namespace budget
