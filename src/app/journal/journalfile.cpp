// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/journalfile.h"

#include "platform/privatefile.h"

#include <QDir>

namespace budget {

using namespace Qt::StringLiterals;

QString journalFile(const QString &folder)
{
    return QDir(folder).filePath(u"journal.jsonl"_s);
}

Result<void> appendToJournal(const QString &folder, const QByteArray &lines, qint64 fileSize)
{
    return makePrivateFolder(folder, Field::None).and_then([&] {
        return appendPrivateFile(journalFile(folder), lines, Field::None, fileSize);
    });
}

Result<std::vector<JournalEntry>> lastJournalEntries(const QString &folder, std::size_t most)
{
    const QString file = journalFile(folder);
    const auto now = readPrivateFile(file, Field::None);
    if (!now)
        return tl::make_unexpected(now.error());
    auto entries = journalEntriesOf(*now, most);
    if (entries.size() == most)
        return entries;
    // An unreadable older file is no error: the newer entries are still complete.
    const QByteArray before = readPrivateFile(file + u".1"_s, Field::None).value_or(QByteArray());
    auto older = journalEntriesOf(before, most - entries.size());
    older.insert(older.end(), entries.begin(), entries.end());
    return older;
}

Result<void> exportJournal(const std::vector<JournalEntry> &entries, const QString &file)
{
    QByteArray lines;
    for (const JournalEntry &entry : entries)
        lines += toJsonLine(entry);
    return writePrivateFile(file, lines, Field::None);
}

} // namespace budget
