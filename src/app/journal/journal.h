// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/journalfile.h"
#include "core/address/ledgerlogin.h"

#include <QObject>
#include <QThread>

#include <deque>
#include <functional>
#include <optional>

namespace budget {

class Checklist;
class Session;

/// The journal of connections, the latest entry last. It is kept in memory and in a file of bounded size, whose last
/// entries are loaded at the next start. GUI thread. Does not block, except exportTo() and the destructor, which waits
/// until the last lines are on the disk. If the folder cannot be written, the journal is kept in memory alone.
class Journal : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMostEntries = 2000;
    /// Milliseconds since 1970, UTC.
    using WallClock = std::function<qint64()>;

    enum class Begin { AtOnce, Later };

    /// `folder` is the program's own: see stateFolder(). With Begin::Later, nothing touches the disk before begin().
    explicit Journal(QString folder, WallClock now = {}, Begin when = Begin::AtOnce);
    ~Journal() override;
    Q_DISABLE_COPY_MOVE(Journal)

    /// Reads the file, and writes to it from now on, first the entries that were added before.
    void begin();
    /// Adds an entry for each Session::happened() from now on. Sends nothing.
    void watch(const Session &session);
    /// Adds the result of a run of the checklist. Adds nothing if the run was cancelled.
    void note(const Checklist &checks, const LedgerLogin &login);
    /// Sets the current time if the entry has none.
    void add(JournalEntry entry);

    [[nodiscard]] const std::deque<JournalEntry> &entries() const { return m_entries; }
    /// At most `most` entries, the latest last.
    [[nodiscard]] std::vector<JournalEntry> last(std::size_t most) const;
    /// Writes all entries in memory to `file` as JSON Lines. Blocks while less than a megabyte is written.
    [[nodiscard]] Result<void> exportTo(const QString &file) const;
    /// Why the journal's file could not be read or written, until the next success.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

Q_SIGNALS:
    void entryAdded(const budget::JournalEntry &entry);
    /// The entries of earlier runs are read and stand before those that were added since.
    void loaded();
    /// Emitted once, at the first failure to read or write the file.
    void problemFound(const budget::Error &error);

private:
    void load();
    void takeEarlier(const std::vector<JournalEntry> &earlier);
    void write(const QByteArray &line);
    void note(const std::optional<Error> &problem);

    QString m_folder;
    WallClock m_now;
    std::deque<JournalEntry> m_entries;
    std::optional<Error> m_problem;
    bool m_isProblemSaid = false;
    QThread m_thread;    ///< reads and writes the file
    QObject *m_inThread; ///< lives in m_thread and is deleted when it ends: the context of queued calls
};

} // namespace budget
