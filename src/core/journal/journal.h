// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/error.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace budget {

class Checklist;

/// The events of connections and of the work on them that the journal records.
enum class JournalKind {
    LedgerOpened, ///< `time`: how long opening took
    LedgerFailed, ///< the ledger could not be opened
    LedgerClosed,
    ConnectionOpened,   ///< `time`: how long opening took
    ConnectionFailed,   ///< the connection could not be opened
    ConnectionEnded,    ///< the server ended an idle connection
    ConnectionReplaced, ///< replaced because its ping failed, or the ping of a newer connection
    ConnectionRecycled, ///< replaced because of its age
    FellAsleep,
    Woke,        ///< the sleeping server answered; `time`: from the first request to its answer
    Lost,        ///< no connection could be opened
    Reconnected, ///< `time`: to the first answer, from the loss or, after Lost, from the start of the next work
    Retried,     ///< an attempt failed, and another one follows
    PoolWaited,  ///< a job waited for `time`, because all connections were in use
    WorkDone,    ///< `time`: how long the work used a connection
    WorkSlow,    ///< as WorkDone, for work that used a connection for kSlowWork or longer
    WorkFailed,  ///< `time`: from the start of the work to its failure, over all attempts
    Checked,     ///< the checklist was completed; `error` is its first failure
};

/// One entry of the journal: an event of a connection. Never contains data of a ledger.
struct JournalEntry
{
    qint64 at = 0; ///< milliseconds since 1970-01-01 UTC; 0: not yet recorded
    JournalKind kind = JournalKind::LedgerOpened;
    std::optional<std::chrono::microseconds> time = {};      ///< a duration, see JournalKind
    std::optional<std::chrono::microseconds> roundTrip = {}; ///< the round trip of the work's latest statement
    QString work = {};                                       ///< the name of the use case: 'add_expense'
    std::optional<ErrorKind> error = {};
    QString detail = {}; ///< the server's or system's message about a connection, masked; never one about a statement
    QString place = {};  ///< the path of the file, or 'database @ host'

    bool operator==(const JournalEntry &) const = default;
};

/// Work that uses a connection for this time or longer is recorded as WorkSlow.
inline constexpr std::chrono::milliseconds kSlowWork{1000};
/// Only waits for a connection of this time or longer are recorded.
inline constexpr std::chrono::milliseconds kNotedWait{100};
inline constexpr qsizetype kMostDetail = 400; ///< characters
/// The bound on the length of a line in bytes, including the line break. Every line that toJsonLine() writes is
/// shorter.
inline constexpr qsizetype kMostJournalLine = 8192;

/// A filter for the entries that are shown.
enum class JournalTopic { All, Failures, Waits, Slow };
[[nodiscard]] bool belongsTo(const JournalEntry &entry, JournalTopic topic);

/// The last `most` entries of one ledger.
[[nodiscard]] std::vector<JournalEntry> lastOf(const QString &place, std::vector<JournalEntry> entries,
                                               std::size_t most);

/// An entry for an error. The error's text is kept only where it concerns the connection, because the message of a
/// rejected statement quotes people's data.
[[nodiscard]] JournalEntry failureEntry(JournalKind kind, const Error &error);
[[nodiscard]] JournalEntry checkedEntry(const Checklist &list, const QString &place);
/// The entry in the form in which it may leave the program: texts are shortened, the password of `login` and everything
/// that looks like a password are masked.
[[nodiscard]] JournalEntry cleaned(JournalEntry entry, const LedgerLogin &login);

/// The name of the kind in the journal's file: 'connection_opened'.
[[nodiscard]] QString journalKey(JournalKind kind);

/// The entry as one line of JSON with a line break, shorter than kMostJournalLine bytes.
[[nodiscard]] QByteArray toJsonLine(const JournalEntry &entry);
/// Reads one line of the journal. Nothing where the line is damaged, too long, or of a kind that only a newer version
/// knows. Unknown fields are ignored.
[[nodiscard]] std::optional<JournalEntry> journalEntryOf(const QByteArray &line);
/// The last `most` entries of the lines that can be read, in their order.
[[nodiscard]] std::vector<JournalEntry> journalEntriesOf(const QByteArray &lines, std::size_t most);

} // namespace budget
