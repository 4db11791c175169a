// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"
#include "core/result.h"

#include <QString>

#include <vector>

namespace budget {

// The journal on the disk: `journal.jsonl` in a folder, and beside it `journal.jsonl.1` with older entries. These
// functions block for as long as the disk takes and can be called from any thread. Several processes may use one folder
// at once.

inline constexpr qint64 kJournalFileSize = qint64{512} * 1024; ///< bytes, for each of the two files

[[nodiscard]] QString journalFile(const QString &folder);

/// Appends the lines with one write. Creates folder and file with access for the owner alone. Fails as
/// appendPrivateFile() does.
[[nodiscard]] Result<void> appendToJournal(const QString &folder, const QByteArray &lines,
                                           qint64 fileSize = kJournalFileSize);

/// The last `most` readable entries, the latest last; empty if there are none.
[[nodiscard]] Result<std::vector<JournalEntry>> lastJournalEntries(const QString &folder, std::size_t most);

/// Writes the entries as JSON Lines to a file that a person chose, and replaces an existing file. Fails as
/// writePrivateFile() does.
[[nodiscard]] Result<void> exportJournal(const std::vector<JournalEntry> &entries, const QString &file);

} // namespace budget
