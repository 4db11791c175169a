// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"
#include "core/result.h"

#include <QString>

#include <vector>

namespace budget {

// The journal on the disk: `journal.jsonl` in a folder, and beside it `journal.jsonl.1` with what came before. Plain
// functions that block for as long as the disk takes, callable from any thread; several programs may use a folder at
// once.

inline constexpr qint64 kJournalFileSize = qint64{512} * 1024; ///< bytes of each of the two

[[nodiscard]] QString journalFile(const QString &folder);

/// Adds lines, in one piece, and makes folder and file for their owner alone. Fails as appendPrivateFile() does.
[[nodiscard]] Result<void> appendToJournal(const QString &folder, const QByteArray &lines,
                                           qint64 fileSize = kJournalFileSize);

/// The last `most` entries that can be read, the latest one last; empty where there are none.
[[nodiscard]] Result<std::vector<JournalEntry>> lastJournalEntries(const QString &folder, std::size_t most);

/// The entries as JSON Lines in a file that a person chose, which is replaced. Fails as writePrivateFile() does.
[[nodiscard]] Result<void> exportJournal(const std::vector<JournalEntry> &entries, const QString &file);

} // namespace budget
