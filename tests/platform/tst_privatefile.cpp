// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/privatefile.h"

#include "support/places/fileplaces.h"
#include "support/verifyresult.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Field kField = Field::EnvFile;

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// The errors of all functions that access a private file.
QStringList refusals(const QString &path)
{
    const auto kindOf = [](const auto &result) {
        if (result)
            return u"accepted"_s;
        const QString kind = QString::number(static_cast<int>(result.error().kind));
        return result.error().field == kField ? kind : u"wrong field"_s;
    };
    return {kindOf(checkPrivateFile(path, kField)), kindOf(makePrivateFile(path, kField)),
            kindOf(readPrivateFile(path, kField)), kindOf(writePrivateFile(path, "new", kField)),
            kindOf(appendPrivateFile(path, "new", kField))};
}

QStringList fiveTimes(ErrorKind kind)
{
    return QStringList(5, QString::number(static_cast<int>(kind)));
}

} // namespace

class TestPrivateFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldersAndFilesAreForTheirOwnerAlone_data()
    {
        QTest::addColumn<int>("mask");
        QTest::newRow("000") << 0;
        QTest::newRow("022") << 022;
        QTest::newRow("077") << 077;
        QTest::newRow("277") << 0277;
    }

    void foldersAndFilesAreForTheirOwnerAlone()
    {
        QFETCH(int, mask);
        const QTemporaryDir folder;
        const QString deep = folder.filePath(u"one/two"_s);
        {
            const Umask umask(static_cast<mode_t>(mask));
            VERIFY_RESULT(makePrivateFolder(deep, kField));
            VERIFY_RESULT(makePrivateFile(deep + u"/made"_s, kField));
            VERIFY_RESULT(writePrivateFile(deep + u"/written"_s, "content", kField));
        }
        QCOMPARE(modeOf(folder.filePath(u"one"_s)), 0700U);
        QCOMPARE(modeOf(deep), 0700U);
        QCOMPARE(modeOf(deep + u"/made"_s), 0600U);
        QCOMPARE(modeOf(deep + u"/written"_s), 0600U);
    }

    void anExistingFileBecomesPrivateButFoldersStay()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"open"_s));
        setMode(folder.filePath(u"open"_s), 0755);
        const QString path = folder.filePath(u"open/file"_s);
        write(path, "old");
        setMode(path, 0644);
        VERIFY_RESULT(makePrivateFolder(folder.filePath(u"open"_s), kField));
        VERIFY_RESULT(makePrivateFile(path, kField));
        QCOMPARE(modeOf(folder.filePath(u"open"_s)), 0755U);
        QCOMPARE(modeOf(path), 0600U);
        QCOMPARE(read(path), QByteArray("old"));
        setMode(path, 0644);
        VERIFY_RESULT(writePrivateFile(path, "new", kField));
        QCOMPARE(modeOf(path), 0600U);
        QCOMPARE(namesIn(folder.filePath(u"open"_s)), QStringList{u"file"_s});
    }

    void writtenContentIsRead()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        for (const QByteArray &content : {QByteArray(), "a\0b\r\n\xff"_ba, QByteArray(kPrivateFileSize, 'x')}) {
            VERIFY_RESULT(writePrivateFile(path, content, kField));
            ASSIGN_RESULT(const QByteArray found, readPrivateFile(path, kField));
            QVERIFY(found == content);
        }
    }

    void aMissingFileIsFineAndReadsAsAnEmptyOne()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"missing"_s);
        VERIFY_RESULT(checkPrivateFile(path, kField));
        ASSIGN_RESULT(const QByteArray found, readPrivateFile(path, kField));
        QVERIFY(found.isEmpty());
        QCOMPARE(namesIn(folder.path()), QStringList());
    }

    void aFileThatIsTooLargeIsNotRead()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        write(path, QByteArray(101, 'x'));
        QCOMPARE(readPrivateFile(path, kField, 100).error().kind, ErrorKind::FileUnavailable);
        VERIFY_RESULT(readPrivateFile(path, kField, 101));
    }

    void aLinkIsRefused()
    {
        const QTemporaryDir folder;
        const QString target = folder.filePath(u"target"_s);
        const QString link = folder.filePath(u"link"_s);
        QVERIFY(QFile::link(target, link));
        QCOMPARE(refusals(link), fiveTimes(ErrorKind::FileIsLink)); // a dangling link
        QVERIFY(!QFile::exists(target));
        write(target, "old");
        QCOMPARE(refusals(link), fiveTimes(ErrorKind::FileIsLink));
        QCOMPARE(read(target), QByteArray("old"));
        QCOMPARE(namesIn(folder.path()), QStringList({u"link"_s, u"target"_s}));
    }

    void aSecondNameIsRefused()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        write(path, "old");
        QCOMPARE(::link(QFile::encodeName(path).constData(), QFile::encodeName(path + u"2"_s).constData()), 0);
        QCOMPARE(refusals(path), fiveTimes(ErrorKind::FileIsShared));
        QCOMPARE(read(path), QByteArray("old"));
    }

    void aFolderIsRefused()
    {
        const QTemporaryDir folder;
        QCOMPARE(refusals(folder.path()), fiveTimes(ErrorKind::FileIsDirectory));
    }

    void aPipeOrSocketIsRefusedInsteadOfWaitedFor()
    {
        const QTemporaryDir folder;
        const QString pipe = folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(refusals(pipe), fiveTimes(ErrorKind::FileIsSpecial));
        const QString socket = folder.filePath(u"socket"_s);
        QVERIFY(makeSocket(socket));
        QCOMPARE(refusals(socket), fiveTimes(ErrorKind::FileIsSpecial));
    }

    void aFileOfAnotherUserIsRefused()
    {
        const QTemporaryDir folder;
        const QString path = foreignFile(folder.path());
        const QByteArray before = read(path);
        QVERIFY(!before.isEmpty());
        QCOMPARE(refusals(path), fiveTimes(ErrorKind::FileIsForeign));
        QCOMPARE(read(path), before);
    }

    void aPathBelowAFileIsRefused()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"file"_s), "x");
        QCOMPARE(refusals(folder.filePath(u"file/below"_s)), fiveTimes(ErrorKind::FileUnavailable));
        QCOMPARE(makePrivateFolder(folder.filePath(u"file/below"_s), kField).error().kind, ErrorKind::FileUnavailable);
        QCOMPARE(makePrivateFolder(folder.filePath(u"file"_s), kField).error().kind, ErrorKind::FileUnavailable);
        QCOMPARE(refusals(QString()), fiveTimes(ErrorKind::FileUnavailable));
        QCOMPARE(refusals(folder.filePath(u"file"_s) + QChar(0) + u".txt"_s), fiveTimes(ErrorKind::FileUnavailable));
        const auto written = writePrivateFile(folder.filePath(u"missing/file"_s), "x", kField);
        QCOMPARE(written.error().kind, ErrorKind::FileUnavailable);
        QCOMPARE(namesIn(folder.path()), QStringList{u"file"_s});
    }

    void aReadOnlyFolderIsLeftAlone()
    {
        const UnprivilegedFolder folder;
        const QString old = folder.filePath(u"old"_s);
        write(old, "old");
        setMode(old, 0600);
        setMode(folder.path(), 0500);
        QCOMPARE(writePrivateFile(old, "new", kField).error().kind, ErrorKind::FileReadOnly);
        QCOMPARE(read(old), QByteArray("old"));
        const QString missing = folder.filePath(u"missing"_s);
        QCOMPARE(writePrivateFile(missing, "new", kField).error().kind, ErrorKind::FileUnavailable);
        QCOMPARE(makePrivateFile(missing, kField).error().kind, ErrorKind::FileUnavailable);
        QCOMPARE(makePrivateFolder(missing, kField).error().kind, ErrorKind::FileUnavailable);
        QCOMPARE(namesIn(folder.path()), QStringList{u"old"_s});
    }

    void aFileThatIsMarkedReadOnlyStaysSoEvenForTheSuperuser()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        write(path, "old");
        setMode(path, 0400);
        QCOMPARE(writePrivateFile(path, "new", kField).error().kind, ErrorKind::FileReadOnly);
        QCOMPARE(makePrivateFile(path, kField).error().kind, ErrorKind::FileReadOnly);
        QCOMPARE(modeOf(path), 0400U);
        ASSIGN_RESULT(const QByteArray found, readPrivateFile(path, kField));
        QCOMPARE(found, QByteArray("old"));
    }

    void aFullDiskLeavesTheOldFileWhole()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        write(path, "old");
        {
            const NoRoom noRoom(4096);
            const auto written = writePrivateFile(path, QByteArray(8192, 'x'), kField);
            QVERIFY(!written);
            QCOMPARE(written.error().kind, ErrorKind::DiskFull);
        }
        QCOMPARE(read(path), QByteArray("old"));
        QCOMPARE(namesIn(folder.path()), QStringList{u"file"_s});
    }

    void linesThatAreAddedFollowEachOther()
    {
        const Umask loose(0);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"lines"_s);
        VERIFY_RESULT(appendPrivateFile(path, "one\n", kField));
        VERIFY_RESULT(appendPrivateFile(path, "two\n", kField));
        QCOMPARE(read(path), QByteArray("one\ntwo\n"));
        QCOMPARE(modeOf(path), 0600U);
    }

    void aFileThatIsFullIsSetAside()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"lines"_s);
        write(path + u".1"_s, "older");
        VERIFY_RESULT(appendPrivateFile(path, "12345", kField, 10));
        VERIFY_RESULT(appendPrivateFile(path, "67890", kField, 10));
        QCOMPARE(read(path + u".1"_s), QByteArray("older"));
        VERIFY_RESULT(appendPrivateFile(path, "x", kField, 10));
        QCOMPARE(read(path), QByteArray("x"));
        QCOMPARE(read(path + u".1"_s), QByteArray("1234567890"));
    }

    void aFileThatCannotBeSetAsideDoesNotGrow()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"lines"_s);
        QVERIFY(QDir().mkpath(path + u".1/full"_s));
        VERIFY_RESULT(appendPrivateFile(path, "1234567890", kField, 10));
        QVERIFY(!appendPrivateFile(path, "x", kField, 10));
        QCOMPARE(read(path), QByteArray("1234567890"));
    }

    void onlyAFileOfOursIsRenamed()
    {
        const QTemporaryDir folder;
        const QString target = folder.filePath(u"target"_s);
        const QString link = folder.filePath(u"link"_s);
        write(target, "whole content");
        QVERIFY(QFile::link(target, link));
        QCOMPARE(appendPrivateFile(link, "x", kField, 5).error().kind, ErrorKind::FileIsLink);
        QCOMPARE(read(target), QByteArray("whole content"));
        QCOMPARE(namesIn(folder.path()), QStringList({u"link"_s, u"target"_s}));
    }

    void aReaderSeesTheOldOrTheNewContent()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        const QByteArray first(100'000, 'a');
        const QByteArray second(200'000, 'b');
        VERIFY_RESULT(writePrivateFile(path, first, kField));
        std::atomic<bool> isDone = false;
        std::thread writer([&] {
            for (int turn = 0; turn < 50; ++turn)
                static_cast<void>(writePrivateFile(path, turn % 2 ? first : second, kField));
            isDone = true;
        });
        int mixtures = 0;
        while (!isDone) {
            const QByteArray found = read(path);
            mixtures += found != first && found != second ? 1 : 0;
        }
        writer.join();
        QCOMPARE(mixtures, 0);
    }

    void aLinkThatIsPutThereInBetweenIsNotFollowed()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        const QString target = folder.filePath(u"target"_s);
        write(path, "ours");
        write(target, "theirs");
        std::atomic<bool> isDone = false;
        std::thread swapper([&] {
            while (!isDone)
                swapLinkAndFile(path, target);
        });
        int followed = 0;
        for (int turn = 0; turn < 200'000; ++turn) {
            const auto found = readPrivateFile(path, kField);
            followed += found && *found == "theirs" ? 1 : 0;
        }
        for (int turn = 0; turn < 300; ++turn)
            static_cast<void>(writePrivateFile(path, "ours", kField));
        isDone = true;
        swapper.join();
        QCOMPARE(followed, 0);
        QCOMPARE(read(target), QByteArray("theirs"));
    }

private:
    static bool makeSocket(const QString &path)
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        std::copy(name.begin(), name.end(), std::begin(address.sun_path));
        const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool isBound = ::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        ::close(socket);
        return isBound;
    }

    static void swapLinkAndFile(const QString &path, const QString &target)
    {
        const QByteArray spare = QFile::encodeName(path + u".spare"_s);
        const QByteArray name = QFile::encodeName(path);
        if (::symlink(QFile::encodeName(target).constData(), spare.constData()) == 0)
            ::rename(spare.constData(), name.constData());
        const int file = ::open(spare.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        const bool isWritten = ::write(file, "ours", 4) == 4;
        ::close(file);
        if (isWritten)
            ::rename(spare.constData(), name.constData());
    }
};

QTEST_GUILESS_MAIN(TestPrivateFile)
#include "tst_privatefile.moc"
