// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/journal.h"

#include "app/checks/checks.h"
#include "app/settings/places.h"
#include "support/places/fileplaces.h"
#include "support/verifyresult.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

JournalEntry entryAt(qint64 at)
{
    return {.at = at, .kind = JournalKind::WorkDone, .time = 1ms, .work = u"view_month"_s};
}

std::vector<qint64> timesOf(const auto &entries)
{
    std::vector<qint64> times;
    for (const JournalEntry &entry : entries)
        times.push_back(entry.at);
    return times;
}

/// A journal that has finished loading the entries of earlier starts.
std::unique_ptr<Journal> loadedJournal(const QString &folder)
{
    auto journal = std::make_unique<Journal>(folder);
    QSignalSpy loaded(journal.get(), &Journal::loaded);
    if (!loaded.wait(30'000))
        qFatal("the journal was not read");
    return journal;
}

} // namespace

class TestJournalFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void entriesAreThereAtTheNextStart()
    {
        {
            Journal journal(folder(), [] { return 5; });
            QSignalSpy added(&journal, &Journal::entryAdded);
            journal.add({.kind = JournalKind::FellAsleep});
            journal.add(entryAt(7));
            QCOMPARE(added.size(), 2);
            QCOMPARE(timesOf(journal.entries()), (std::vector<qint64>{5, 7}));
        }
        const auto again = loadedJournal(folder());
        QCOMPARE(timesOf(again->entries()), (std::vector<qint64>{5, 7}));
        QCOMPARE(again->entries().front().kind, JournalKind::FellAsleep);
        QCOMPARE(again->entries().back(), entryAt(7));
        QVERIFY(!again->problem());
    }

    void earlierEntriesStandBeforeNewOnes()
    {
        VERIFY_RESULT(appendToJournal(folder(), toJsonLine(entryAt(1)) + toJsonLine(entryAt(2))));
        Journal journal(folder());
        QSignalSpy loaded(&journal, &Journal::loaded);
        journal.add(entryAt(3));
        QVERIFY(loaded.wait(30'000));
        QCOMPARE(timesOf(journal.entries()), (std::vector<qint64>{1, 2, 3}));
        QCOMPARE(timesOf(journal.last(2)), (std::vector<qint64>{2, 3}));
        QCOMPARE(timesOf(journal.last(100)), (std::vector<qint64>{1, 2, 3}));
    }

    void memoryIsBounded()
    {
        Journal journal(folder());
        QSignalSpy loaded(&journal, &Journal::loaded);
        for (std::size_t i = 1; i <= Journal::kMostEntries + 10; ++i)
            journal.add(entryAt(qint64(i)));
        QCOMPARE(journal.entries().size(), Journal::kMostEntries);
        QCOMPARE(journal.entries().front().at, 11);
        QVERIFY(loaded.wait(30'000));
        QCOMPARE(journal.entries().size(), Journal::kMostEntries);
        QCOMPARE(journal.entries().back().at, qint64(Journal::kMostEntries + 10));
    }

    void theFilesAreBoundedAndKeepTheLatest()
    {
        constexpr qint64 kSize = 2000;
        for (qint64 i = 1; i <= 500; ++i) {
            VERIFY_RESULT(appendToJournal(folder(), toJsonLine(entryAt(i)), kSize));
            QVERIFY(QFile(file()).size() <= kSize && QFile(file() + u".1"_s).size() <= kSize);
        }
        QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList({u"journal.jsonl"_s, u"journal.jsonl.1"_s}));
        const auto entries = lastJournalEntries(folder(), 1000);
        VERIFY_RESULT(entries);
        QVERIFY(entries->size() > 10 && entries->size() < 100);
        QCOMPARE(entries->back().at, 500);
        QCOMPARE(entries->front().at, 501 - qint64(entries->size())); // no gap between the two files
        QCOMPARE(timesOf(*lastJournalEntries(folder(), 1)), std::vector<qint64>{500});
    }

    void aWholeJournalStaysBelowAMegabyte() { QVERIFY(2 * kJournalFileSize <= 1 << 20); }

    void folderAndFileAreForTheirOwnerAlone()
    {
        const Umask loose(0);
        const QString deep = folder() + u"/deep/er"_s;
        for (int i = 0; i < 2; ++i)
            VERIFY_RESULT(appendToJournal(deep, toJsonLine(entryAt(i)), 100));
        QCOMPARE(modeOf(deep), 0700U);
        QCOMPARE(modeOf(journalFile(deep)), 0600U);
        QCOMPARE(modeOf(journalFile(deep) + u".1"_s), 0600U);
    }

    void aLinkIsNotWrittenThrough()
    {
        const QString target = m_folder->filePath(u"target"_s);
        write(target, "untouched");
        QVERIFY(QDir().mkpath(folder()));
        QVERIFY(QFile::link(target, file()));
        QCOMPARE(appendToJournal(folder(), "x\n").error().kind, ErrorKind::FileIsLink);
        QCOMPARE(read(target), QByteArray("untouched"));
    }

    void aDamagedLineCostsItselfAlone()
    {
        VERIFY_RESULT(appendToJournal(
            folder(), toJsonLine(entryAt(1)) + "{\"at\":\"2024-\n\0\xff\n" + toJsonLine(entryAt(2)) + "half a li"));
        QCOMPARE(timesOf(loadedJournal(folder())->entries()), (std::vector<qint64>{1, 2}));
    }

    void severalWritersAtOnceLoseNothing()
    {
        constexpr int kWriters = 4;
        constexpr int kLines = 400;
        std::vector<std::thread> writers;
        for (int writer = 0; writer < kWriters; ++writer)
            writers.emplace_back([this, writer] {
                for (int i = 0; i < kLines; ++i) {
                    JournalEntry entry = entryAt(writer * kLines + i);
                    entry.detail = QString(i % kMostDetail, u'x');
                    (void)appendToJournal(folder(), toJsonLine(entry));
                }
            });
        for (std::thread &writer : writers)
            writer.join();
        QCOMPARE(read(file()).count('\n') + read(file() + u".1"_s).count('\n'), qsizetype(kWriters * kLines));
        auto times = timesOf(*lastJournalEntries(folder(), 10'000));
        std::ranges::sort(times);
        QCOMPARE(times.size(), std::size_t(kWriters * kLines));
        QCOMPARE(times.back(), qint64(kWriters * kLines - 1));
        QVERIFY(std::ranges::adjacent_find(times) == times.end());
    }

    void writersWhoSetTheFileAsideAtOnceKeepTheOlderHalf()
    {
        constexpr qint64 kSize = 20'000;
        std::vector<std::thread> writers;
        for (int writer = 0; writer < 4; ++writer)
            writers.emplace_back([this] {
                for (int i = 0; i < 500; ++i)
                    (void)appendToJournal(folder(), toJsonLine(entryAt(i)), kSize);
            });
        for (std::thread &writer : writers)
            writer.join();
        const qint64 line = toJsonLine(entryAt(1)).size();
        // The older file is full: no writer has renamed a file that another writer had just begun.
        QVERIFY(QFile(file() + u".1"_s).size() > kSize - 2 * line);
        QVERIFY(QFile(file() + u".1"_s).size() < 2 * kSize); // a writer that was not scheduled appends late
        QCOMPARE(lastJournalEntries(folder(), 10'000)->size() * std::size_t(line),
                 std::size_t(QFile(file()).size() + QFile(file() + u".1"_s).size()));
    }

    void aFolderThatCannotBeWrittenIsReportedOnce()
    {
        const UnprivilegedFolder place;
        setMode(place.path(), 0500);
        {
            Journal journal(place.filePath(u"state"_s));
            QSignalSpy problems(&journal, &Journal::problemFound);
            journal.add(entryAt(1));
            journal.add(entryAt(2));
            QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, 30'000);
            QSignalSpy loaded(&journal, &Journal::loaded);
            journal.add(entryAt(3));
            QCOMPARE(journal.entries().size(), std::size_t(3));
            QVERIFY(journal.problem());
        }
        setMode(place.path(), 0700);
    }

    void aProblemThatGoesAwayIsForgotten()
    {
        write(folder(), "in the way");
        Journal journal(folder());
        QSignalSpy problems(&journal, &Journal::problemFound);
        journal.add(entryAt(1));
        QTRY_VERIFY_WITH_TIMEOUT(journal.problem(), 30'000);
        QVERIFY(QFile::remove(folder()));
        journal.add(entryAt(2));
        QTRY_VERIFY_WITH_TIMEOUT(!journal.problem(), 30'000);
        QCOMPARE(problems.size(), 1);
        // The problem may have been found before the first entry was tried, which is then written too.
        QCOMPARE(timesOf(*lastJournalEntries(folder(), 10)).back(), qint64(2));
    }

    void aFullDiskCostsALine()
    {
        {
            const NoRoom full(0);
            QCOMPARE(appendToJournal(folder(), toJsonLine(entryAt(1))).error().kind, ErrorKind::DiskFull);
        }
        VERIFY_RESULT(appendToJournal(folder(), toJsonLine(entryAt(2))));
        QCOMPARE(timesOf(*lastJournalEntries(folder(), 10)), std::vector<qint64>{2});
    }

    void exportsWhatIsInMemory()
    {
        Journal journal(folder());
        journal.add(entryAt(1));
        journal.add(entryAt(2));
        const QString file = m_folder->filePath(u"export.jsonl"_s);
        write(file, "what was there before");
        VERIFY_RESULT(journal.exportTo(file));
        QCOMPARE(read(file), toJsonLine(entryAt(1)) + toJsonLine(entryAt(2)));
        QVERIFY(!journal.exportTo(m_folder->filePath(u"nowhere/export.jsonl"_s)));
    }

    void aRunOfTheChecklistIsNoted()
    {
        Journal journal(folder());
        Checks checks;
        QSignalSpy finished(&checks, &Checks::finished);
        checks.start({LocalFile{m_folder->path()}});
        journal.note(checks.checklist(), checks.task().login);
        QVERIFY(journal.entries().empty()); // the checklist has not ended yet
        QVERIFY(finished.wait(30'000));
        journal.note(checks.checklist(), checks.task().login);
        const JournalEntry &entry = journal.entries().back();
        QCOMPARE(entry.kind, JournalKind::Checked);
        QCOMPARE(entry.error, std::optional(ErrorKind::FileIsDirectory));
        QCOMPARE(entry.place, m_folder->path());
    }

    void theStateFolderIsThePlatforms()
    {
        const QByteArray before = qgetenv("XDG_STATE_HOME");
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder->path()));
        QCOMPARE(stateFolder(), m_folder->filePath(u"budget-tracker"_s));
        for (const QByteArray &unusable : {QByteArray(), QByteArray("state")}) {
            qputenv("XDG_STATE_HOME", unusable);
            QCOMPARE(stateFolder(), QDir::home().filePath(u".local/state/budget-tracker"_s));
        }
        qputenv("XDG_STATE_HOME", before);
    }

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"state"_s); }
    [[nodiscard]] QString file() const { return journalFile(folder()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestJournalFile)
#include "tst_journalfile.moc"
