// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace budget {

class Checklist;
class Secret;

/// What can happen to a connection and to the work on it.
enum class JournalKind {
    LedgerOpened, ///< after `time`
    LedgerFailed, ///< could not be opened
    LedgerClosed,
    ConnectionOpened,   ///< after `time`
    ConnectionFailed,   ///< could not be opened
    ConnectionEnded,    ///< by the server, while nobody used it
    ConnectionReplaced, ///< found dead before its next use, or older than one that was; another is there
    ConnectionRecycled, ///< replaced for its age
    FellAsleep,
    Woke,        ///< after `time`, from the first thing that was asked for to its answer
    Lost,        ///< no connection was to be had
    Reconnected, ///< after `time`
    Retried,     ///< an attempt failed, and another follows
    PoolWaited,  ///< for `time`, since all connections were in use
    WorkDone,    ///< `time` on the connection
    WorkSlow,    ///< likewise, and that was kSlowWork or more
    WorkFailed,  ///< after `time` in all
    Checked,     ///< the checklist was carried out; `error` is its first failure
};

/// One line of the journal: what happened to a connection, never what a ledger holds.
struct JournalEntry
{
    qint64 at = 0; ///< milliseconds since 1970, UTC; 0: not noted yet
    JournalKind kind = JournalKind::LedgerOpened;
    std::optional<std::chrono::microseconds> time = {};      ///< see the kinds
    std::optional<std::chrono::microseconds> roundTrip = {}; ///< of the latest statement of the work
    QString work = {};                                       ///< the use case's name: 'add_expense'
    std::optional<ErrorKind> error = {};
    QString detail = {}; ///< what the server or system said to a connection, masked; never what it said to a statement
    QString place = {};  ///< the file's path, or 'database @ host'

    bool operator==(const JournalEntry &) const = default;
};

/// Work that is on a connection for so long is slow.
inline constexpr std::chrono::milliseconds kSlowWork{1000};
/// A shorter wait for a connection is not worth a line.
inline constexpr std::chrono::milliseconds kNotedWait{100};
inline constexpr qsizetype kMostDetail = 400; ///< characters
/// Bytes of a line with its end; entries have less.
inline constexpr qsizetype kMostJournalLine = 8192;

/// Which entries somebody wants to see.
enum class JournalTopic { All, Failures, Waits, Slow };
[[nodiscard]] bool belongsTo(const JournalEntry &entry, JournalTopic topic);

/// Those of one ledger alone, the last `most` of them.
[[nodiscard]] std::vector<JournalEntry> lastOf(const QString &place, std::vector<JournalEntry> entries,
                                               std::size_t most);

/// An error as an entry; its text is kept only where it is about the connection, since a server quotes people's data
/// where it refuses a statement.
[[nodiscard]] JournalEntry failureEntry(JournalKind kind, const Error &error);
[[nodiscard]] JournalEntry checkedEntry(const Checklist &list, const QString &place);
/// The entry as it may leave the program: its texts of a bounded length, without the secret and without what looks
/// like another.
[[nodiscard]] JournalEntry cleaned(JournalEntry entry, const Secret &secret);

/// The kind's name in the file: 'connection_opened'.
[[nodiscard]] QString journalKey(JournalKind kind);

/// One line of JSON with its line break, in less than kMostJournalLine bytes.
[[nodiscard]] QByteArray toJsonLine(const JournalEntry &entry);
/// Nothing where the line is damaged, too long or of a kind that a newer version has added; fields that this version
/// does not know are passed over.
[[nodiscard]] std::optional<JournalEntry> journalEntryOf(const QByteArray &line);
/// Those of all lines that can be read, in their order, the last `most` of them.
[[nodiscard]] std::vector<JournalEntry> journalEntriesOf(const QByteArray &lines, std::size_t most);

} // namespace budget
