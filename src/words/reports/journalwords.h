// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"

#include <QString>

namespace budget::wording {

/// The title of an entry: 'Connection opened'.
[[nodiscard]] QString journalTitle(JournalKind kind);
/// The rest of an entry: use case, error, round trip, server's message. May be empty.
[[nodiscard]] QString journalDetail(const JournalEntry &entry);
/// The translated name of a use case; `work` itself if this version does not know it.
[[nodiscard]] QString useCaseName(const QString &work);
/// A duration: '0.4 ms', '120 ms', '1.5 s'; empty for nothing.
[[nodiscard]] QString durationText(const std::optional<std::chrono::microseconds> &time);
[[nodiscard]] QString journalTopicName(JournalTopic topic);
/// The message that the journal's file cannot be written, and why.
[[nodiscard]] QString journalProblem(const Error &error);

} // namespace budget::wording
