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

/// What happened to the connections, the latest last: in memory, and in a file of bounded size whose end is there again
/// at the next start. GUI thread; nothing blocks but the end of the program, for as long as the disk takes to get the
/// last lines. A folder that cannot be written is no reason not to keep a journal in memory.
class Journal : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMostEntries = 2000;
    /// Milliseconds since 1970, UTC.
    using WallClock = std::function<qint64()>;

    enum class Begin { AtOnce, Later };

    /// In a folder of the program's own: see stateFolder().
    explicit Journal(QString folder, WallClock now = {}, Begin when = Begin::AtOnce);
    ~Journal() override;
    Q_DISABLE_COPY_MOVE(Journal)

    /// The file is read, and written from now on, with what was added before. Until then nothing touches the disk.
    void begin();
    /// From now on notes what happens to it; nothing is asked for that.
    void watch(const Session &session);
    /// How a run of the checklist ended; nothing where it was given up.
    void note(const Checklist &checks, const LedgerLogin &login);
    /// With the time of now where it has none.
    void add(JournalEntry entry);

    [[nodiscard]] const std::deque<JournalEntry> &entries() const { return m_entries; }
    /// The last ones, the latest last.
    [[nodiscard]] std::vector<JournalEntry> last(std::size_t most) const;
    /// All that is in memory, as JSON Lines. Blocks for a file of less than a megabyte.
    [[nodiscard]] Result<void> exportTo(const QString &file) const;
    /// Why the file cannot be kept, until the next success.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

Q_SIGNALS:
    void entryAdded(const budget::JournalEntry &entry);
    /// What earlier programs left has been read and stands before what was added since.
    void loaded();
    /// The first time that something could not be written.
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
    QThread m_thread;    ///< the disk's
    QObject *m_inThread; ///< lives in the thread and goes with it: the address of queued calls
};

} // namespace budget
