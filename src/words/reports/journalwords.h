// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"

#include <QString>

namespace budget::wording {

/// What happened, in a few words: 'Connection opened'.
[[nodiscard]] QString journalTitle(JournalKind kind);
/// What the entry is about beyond that: the use case, why it failed, what the server said. May be empty.
[[nodiscard]] QString journalDetail(const JournalEntry &entry);
/// A use case by its name in the journal; the name itself for one that this version does not know.
[[nodiscard]] QString useCaseName(const QString &work);
/// How long something took: '0.4 ms', '120 ms', '1.5 s'; empty for nothing.
[[nodiscard]] QString durationText(const std::optional<std::chrono::microseconds> &time);
[[nodiscard]] QString journalTopicName(JournalTopic topic);
/// That the journal cannot be kept in its file, and why.
[[nodiscard]] QString journalProblem(const Error &error);

} // namespace budget::wording
