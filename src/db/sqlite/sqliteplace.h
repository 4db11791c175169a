// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace budget {

/// Through no link in the folders.
[[nodiscard]] QString absolutePathOf(const QString &path);

/// Whether changes stand in the file's write-ahead log that are not in the file itself.
[[nodiscard]] bool hasWriteAheadLog(const QString &path);

/// Fails with FileIsEmpty where nothing is stored, or only a write-ahead log without its file. SQLite would delete such
/// a log by looking at it.
[[nodiscard]] Result<void> requireContent(const QString &path);

/// The name by which SQLite opens a file that may not be changed, as a URI.
struct ReadingName
{
    QString name;
    bool needsOwnIndex = false; ///< of the write-ahead log, in memory: none can be made beside it
};

[[nodiscard]] ReadingName readingName(const QString &path);

/// SQLite gives the files beside a ledger its mode when it makes them, and would follow a link in their place: fails
/// where one is no ordinary file. `mayMakePrivate`: no connection of this process has them open.
[[nodiscard]] Result<void> keepSidecarsPrivate(const QString &path, bool mayMakePrivate);

} // namespace budget
