// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/journal.h"

#include "app/session/session.h"
#include "core/checks/checklist.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

Journal::Journal(QString folder, WallClock now, Begin when)
    : m_folder(std::move(folder)), m_now(now ? std::move(now) : WallClock(QDateTime::currentMSecsSinceEpoch)),
      m_inThread(new QObject)
{
    m_thread.setObjectName(u"journal"_s);
    m_inThread->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_inThread, &QObject::deleteLater);
    load();
    if (when == Begin::AtOnce)
        begin();
}

/// Waits until all queued lines are written.
Journal::~Journal()
{
    begin();
    QMetaObject::invokeMethod(m_inThread, [this] { m_thread.quit(); });
    m_thread.wait();
}

void Journal::begin()
{
    if (!m_thread.isRunning())
        m_thread.start(QThread::LowPriority);
}

void Journal::watch(const Session &session)
{
    connect(&session, &Session::happened, this, &Journal::add);
}

void Journal::note(const Checklist &checks, const LedgerLogin &login)
{
    if (!checks.isComplete())
        return; // the run was cancelled
    const auto *server = std::get_if<ServerLogin>(&login);
    const QString place = server ? server->address.place() : std::get<LocalFile>(login).path;
    add(cleaned(checkedEntry(checks, place), login));
}

void Journal::add(JournalEntry entry)
{
    entry = cleaned(std::move(entry), LocalFile());
    if (entry.at == 0)
        entry.at = m_now();
    m_entries.push_back(entry);
    if (m_entries.size() > kMostEntries)
        m_entries.pop_front();
    write(toJsonLine(entry));
    Q_EMIT entryAdded(entry);
}

std::vector<JournalEntry> Journal::last(std::size_t most) const
{
    const std::size_t count = std::min(most, m_entries.size());
    return {m_entries.end() - static_cast<std::ptrdiff_t>(count), m_entries.end()};
}

Result<void> Journal::exportTo(const QString &file) const
{
    return exportJournal(last(kMostEntries), file);
}

void Journal::load()
{
    QMetaObject::invokeMethod(m_inThread, [this, folder = m_folder] {
        const auto earlier = lastJournalEntries(folder, kMostEntries);
        QMetaObject::invokeMethod(this, [this, earlier] {
            takeEarlier(earlier.value_or(std::vector<JournalEntry>()));
            if (!earlier)
                note(earlier.error());
        });
    });
}

void Journal::takeEarlier(const std::vector<JournalEntry> &earlier)
{
    const std::size_t count = std::min(earlier.size(), kMostEntries - m_entries.size());
    m_entries.insert(m_entries.begin(), earlier.end() - static_cast<std::ptrdiff_t>(count), earlier.end());
    Q_EMIT loaded();
}

void Journal::write(const QByteArray &line)
{
    QMetaObject::invokeMethod(m_inThread, [this, folder = m_folder, line] {
        const auto written = appendToJournal(folder, line);
        QMetaObject::invokeMethod(this,
                                  [this, written] { note(written ? std::nullopt : std::optional(written.error())); });
    });
}

void Journal::note(const std::optional<Error> &problem)
{
    m_problem = problem;
    if (problem && !std::exchange(m_isProblemSaid, true))
        Q_EMIT problemFound(*problem);
}

} // namespace budget
