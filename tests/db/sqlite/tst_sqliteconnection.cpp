// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/cells.h"
#include "db/sqlite/sqliteconnection.h"

#include "support/places/fileplaces.h"
#include "support/verifyresult.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestSqliteConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsEveryFileForItsOwnerAlone_data()
    {
        QTest::addColumn<int>("mask");
        QTest::newRow("000") << 0;
        QTest::newRow("022") << 022;
        QTest::newRow("077") << 077;
    }

    void createsEveryFileForItsOwnerAlone()
    {
        QFETCH(int, mask);
        const QTemporaryDir folder;
        const Umask umask(static_cast<mode_t>(mask));
        const QString path = folder.filePath(u"new/deep/budget.sqlite"_s);
        ASSIGN_RESULT(const auto connection, SqliteConnection::open(path));
        VERIFY_RESULT(connection->exec(u"CREATE TABLE t (x)"_s));
        QStringList modes;
        for (const QFileInfo &file : QFileInfo(path).dir().entryInfoList({u"budget.sqlite*"_s}))
            modes << u"%1 %2"_s.arg(modeOf(file.filePath()), 0, 8).arg(file.fileName());
        QCOMPARE(modes,
                 QStringList({u"600 budget.sqlite"_s, u"600 budget.sqlite-shm"_s, u"600 budget.sqlite-wal"_s,
                              u"600 budget.sqlite.lock"_s}));
        QCOMPARE(modeOf(folder.filePath(u"new"_s)), 0700U);
        QCOMPARE(modeOf(folder.filePath(u"new/deep"_s)), 0700U);
    }

    void aLedgerThatOthersCouldReadBecomesPrivate()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        VERIFY_RESULT(SqliteConnection::open(path));
        write(path + u"-wal"_s, {});
        for (const QString &file : {path, path + u"-wal"_s})
            setMode(file, 0644);
        ASSIGN_RESULT(const auto connection, SqliteConnection::open(path));
        QCOMPARE(modeOf(path), 0644U); // it may turn out to be no ledger
        VERIFY_RESULT(connection->exec(u"CREATE TABLE t (x)"_s));
        QCOMPARE(modeOf(path), 0600U);
        QCOMPARE(modeOf(path + u"-wal"_s), 0600U);
    }

    void refusesWhatIsNoFileOfOurs()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString link = folder.filePath(u"link.sqlite"_s);
        QVERIFY(QFile::link(path, link));
        QCOMPARE(openError(link), ErrorKind::FileIsLink); // a dangling link
        QVERIFY(!QFile::exists(path));
        VERIFY_RESULT(SqliteConnection::open(path));
        QCOMPARE(openError(link), ErrorKind::FileIsLink);
        const QString second = folder.filePath(u"second.sqlite"_s);
        QCOMPARE(::link(QFile::encodeName(path).constData(), QFile::encodeName(second).constData()), 0);
        QCOMPARE(openError(path), ErrorKind::FileIsShared);
        QCOMPARE(openError(second), ErrorKind::FileIsShared);
        const QString pipe = folder.filePath(u"pipe.sqlite"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(openError(pipe), ErrorKind::FileIsSpecial);
        QCOMPARE(openError(foreignFile(folder.path())), ErrorKind::FileIsForeign);
    }

    void refusesALinkInThePlaceOfItsJournals_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char *suffix : {"-wal", "-shm", "-journal"})
            QTest::newRow(suffix) << QString::fromLatin1(suffix);
    }

    void refusesALinkInThePlaceOfItsJournals()
    {
        QFETCH(QString, suffix);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString target = folder.filePath(u"target"_s);
        write(target, "theirs");
        QVERIFY(QFile::link(target, path + suffix));
        QCOMPARE(openError(path), ErrorKind::FileIsLink);
        QCOMPARE(read(target), QByteArray("theirs"));
    }

    void aReadOnlyFolderIsRefused()
    {
        const UnprivilegedFolder folder;
        setMode(folder.path(), 0500);
        QCOMPARE(openError(folder.filePath(u"budget.sqlite"_s)), ErrorKind::FileUnavailable);
        QCOMPARE(openError(folder.filePath(u"new/budget.sqlite"_s)), ErrorKind::FileUnavailable);
    }

    void aFullDiskIsReported()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        VERIFY_RESULT(SqliteConnection::open(path));
        const NoRoom noRoom(512);
        ASSIGN_RESULT(const auto connection, SqliteConnection::open(path));
        const auto made = connection->exec(u"CREATE TABLE t (x)"_s);
        QCOMPARE(made.error().kind, ErrorKind::DiskFull);
        QCOMPARE(made.error().field, Field::LedgerFile);
    }

    void setsWhatALedgerNeeds()
    {
        const QTemporaryDir folder;
        ASSIGN_RESULT(const auto connection, SqliteConnection::open(folder.filePath(u"budget.sqlite"_s)));
        QCOMPARE(integerAt(*connection->exec(u"PRAGMA foreign_keys"_s)), 1);
        VERIFY_RESULT(connection->exec(u"CREATE TABLE t (x)"_s)); // the first change switches to WAL
        QCOMPARE(textAt(*connection->exec(u"PRAGMA journal_mode"_s)), u"wal"_s);
        QCOMPARE(integerAt(*connection->exec(u"PRAGMA synchronous"_s)), 2);
    }

    void refusesWhatIsNoLedger()
    {
        const QTemporaryDir folder;
        QCOMPARE(openError(folder.path()), ErrorKind::FileIsDirectory);
        write(folder.filePath(u"letter.txt"_s), QByteArray(4096, 'x'));
        QCOMPARE(openError(folder.filePath(u"letter.txt"_s)), ErrorKind::FileNotLedger);
        write(folder.filePath(u"file"_s), "x");
        QCOMPARE(openError(folder.filePath(u"file/below"_s)), ErrorKind::FileUnavailable);
    }

    void leavesAFileThatIsNoLedgerAsItWas()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"letter.txt"_s);
        write(path, "Dear Alice");
        QCOMPARE(openError(path), ErrorKind::FileNotLedger);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("Dear Alice"));
    }

    void aFileThatIsMarkedReadOnlyIsReadAlsoByTheSuperuser()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        makeTable(path);
        setMode(path, 0444);
        const QByteArray bytes = read(path);
        {
            ASSIGN_RESULT(const auto connection, SqliteConnection::open(path));
            QCOMPARE(connection->writeRefusal(), std::optional(ErrorKind::FileReadOnly));
            QCOMPARE(integerAt(*connection->exec(u"SELECT x FROM users"_s)), 7);
            QCOMPARE(connection->exec(u"DELETE FROM users"_s).error().kind, ErrorKind::FileReadOnly);
            VERIFY_RESULT(connection->checkStorage());
        }
        QCOMPARE(read(path), bytes);
        QCOMPARE(modeOf(path), 0444U);
    }

    void aFileInAFolderThatMayOnlyBeReadIsRead_data()
    {
        QTest::addColumn<bool>("isClosed");
        QTest::newRow("as it was closed") << true;
        QTest::newRow("with a log that was not taken in") << false;
    }

    void aFileInAFolderThatMayOnlyBeReadIsRead()
    {
        QFETCH(bool, isClosed);
        const UnprivilegedFolder folder;
        const QTemporaryDir source;
        const QString original = source.filePath(u"budget.sqlite"_s);
        const QString path = folder.filePath(u"budget.sqlite"_s);
        makeTable(original);
        {
            ASSIGN_RESULT(const auto connection, SqliteConnection::open(original));
            if (!isClosed) {
                VERIFY_RESULT(connection->exec(u"UPDATE users SET x = 8"_s));
                write(path + u"-wal"_s, read(original + u"-wal"_s));
            }
            write(path, read(original));
        }
        setMode(folder.path(), 0500);
        {
            ASSIGN_RESULT(const auto connection, SqliteConnection::open(path));
            QCOMPARE(connection->writeRefusal(), std::optional(ErrorKind::FileReadOnly));
            QCOMPARE(integerAt(*connection->exec(u"SELECT x FROM users"_s)), isClosed ? 7 : 8);
        }
        setMode(folder.path(), 0700);
    }

    void anObjectInPlaceOfTheLockFileIsNamed_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("a pipe") << u"pipe"_s << ErrorKind::FileIsSpecial;
        QTest::newRow("a folder") << u"folder"_s << ErrorKind::FileIsDirectory;
        QTest::newRow("a link") << u"link"_s << ErrorKind::FileIsLink;
        QTest::newRow("a text") << u"Dear Alice"_s << ErrorKind::FileUnavailable;
        QTest::newRow("a long text") << QString(5000, u'x') << ErrorKind::FileUnavailable;
    }

    void anObjectInPlaceOfTheLockFileIsNamed()
    {
        QFETCH(QString, what);
        QFETCH(ErrorKind, kind);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString lock = path + u".lock"_s;
        if (what == u"pipe"_s)
            QCOMPARE(::mkfifo(QFile::encodeName(lock).constData(), 0600), 0);
        else if (what == u"folder"_s)
            QVERIFY(QDir().mkdir(lock));
        else if (what == u"link"_s)
            QVERIFY(QFile::link(folder.filePath(u"elsewhere"_s), lock));
        else
            write(lock, what.toUtf8());
        const auto opened = SqliteConnection::open(path);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, kind);
        QVERIFY(opened.error().detail.startsWith(lock));
        QVERIFY(QFileInfo::exists(lock) || QFileInfo(lock).isSymLink());
    }

    void aLockWhoseContentWasLostIsTaken()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        write(path + u".lock"_s, {});
        const std::array<timespec, 2> longAgo{timespec{1, 0}, timespec{1, 0}};
        QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(path + u".lock"_s).constData(), longAgo.data(), 0), 0);
        VERIFY_RESULT(SqliteConnection::open(path));
    }

    void theLogIsGoneOnceTheFileIsClosed()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        {
            ASSIGN_RESULT(const auto connection, SqliteConnection::open(path));
            VERIFY_RESULT(connection->exec(u"CREATE TABLE users (x)"_s));
            QVERIFY(QFileInfo(path + u"-wal"_s).size() > 0);
            connection->rest();
            QCOMPARE(QFileInfo(path + u"-wal"_s).size(), 0);
            QVERIFY(read(path).contains("CREATE TABLE users"));
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"budget.sqlite"_s});
    }

    void aRowThatCannotBeReadIsAnError()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        runSqlite(path,
                  u"CREATE TABLE users (x TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                  "WHERE i < 2000) INSERT INTO users SELECT printf('%0100d', i) FROM n"_s);
        QByteArray bytes = read(path);
        for (qsizetype page = 20; page < 30; ++page)
            bytes.replace(page * 4096, 8, QByteArray(8, '\x55'));
        write(path, bytes);
        ASSIGN_RESULT(const auto connection, SqliteConnection::open(path));
        const auto rows = connection->exec(u"SELECT x FROM users"_s);
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::FileDamaged);
        QCOMPARE(connection->exec(u"DELETE FROM users"_s).error().kind, ErrorKind::FileDamaged);
    }

    void besideAConnectionOfOursThereMayBeAnother()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        ASSIGN_RESULT(const auto first, SqliteConnection::open(path));
        VERIFY_RESULT(first->exec(u"CREATE TABLE t (x)"_s));
        {
            ASSIGN_RESULT(const auto beside, SqliteConnection::openBeside(path));
            VERIFY_RESULT(beside->exec(u"INSERT INTO t VALUES (1)"_s));
        }
        QCOMPARE(openError(path), ErrorKind::FileInUse); // the first connection still holds the lock
        ASSIGN_RESULT(const auto rows, first->exec(u"SELECT x FROM t"_s));
        QCOMPARE(integerAt(rows), 1);
    }

    void whereNobodyHasTheFileItIsLocked()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        QCOMPARE(SqliteConnection::openBeside(path).error().kind, ErrorKind::FileUnavailable);
        QVERIFY(!QFile::exists(path));
        makeTable(path);
        ASSIGN_RESULT(const auto beside, SqliteConnection::openBeside(path));
        QCOMPARE(openError(path), ErrorKind::FileInUse);
    }

    void openingToLookBesideChangesNothing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        QCOMPARE(SqliteConnection::openToLookBeside(path).error().kind, ErrorKind::FileUnavailable);
        QVERIFY(!QFile::exists(path));
        ASSIGN_RESULT(const auto first, SqliteConnection::open(path));
        VERIFY_RESULT(first->exec(u"CREATE TABLE users (x)"_s));
        ASSIGN_RESULT(const auto looking, SqliteConnection::openToLookBeside(path));
        VERIFY_RESULT(first->exec(u"INSERT INTO users VALUES (1)"_s));
        ASSIGN_RESULT(const auto rows, looking->exec(u"SELECT x FROM users"_s));
        QCOMPARE(integerAt(rows), 1);
        QCOMPARE(looking->exec(u"DELETE FROM users"_s).error().kind, ErrorKind::FileReadOnly);
    }

    void aSecondInstanceIsRefused()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        {
            ASSIGN_RESULT(const auto first, SqliteConnection::open(path));
            QCOMPARE(openError(path), ErrorKind::FileInUse);
            QVERIFY(QDir(folder.path()).mkdir(u"below"_s));
            QVERIFY(QFile::link(folder.path(), folder.filePath(u"below/link"_s)));
            QCOMPARE(openError(folder.filePath(u"below/link/budget.sqlite"_s)), ErrorKind::FileInUse);
        }
        VERIFY_RESULT(SqliteConnection::open(path));
        QVERIFY(!QFileInfo::exists(path + u".lock"_s));
    }

    void refusesForeignKeysThatLeadNowhere()
    {
        const QTemporaryDir folder;
        ASSIGN_RESULT(const auto connection, SqliteConnection::open(folder.filePath(u"budget.sqlite"_s)));
        VERIFY_RESULT(connection->execScript(
            u"CREATE TABLE a (id INTEGER PRIMARY KEY);\nCREATE TABLE b (a INTEGER REFERENCES a (id));\n"_s));
        QCOMPARE(connection->exec(u"INSERT INTO b VALUES (1)"_s).error().kind, ErrorKind::StillReferenced);
    }

private:
    /// Creates a file with one table and one value.
    static void makeTable(const QString &path)
    {
        const auto connection = SqliteConnection::open(path);
        QVERIFY(connection && (*connection)->exec(u"CREATE TABLE users (x)"_s)
                && (*connection)->exec(u"INSERT INTO users VALUES (7)"_s));
    }

    static void runSqlite(const QString &path, const QString &sql)
    {
        QProcess shell;
        shell.start(u"sqlite3"_s, {path, sql});
        QVERIFY2(shell.waitForFinished() && shell.exitCode() == 0, shell.readAllStandardError().constData());
    }

    static ErrorKind openError(const QString &path)
    {
        const auto connection = SqliteConnection::open(path);
        if (connection)
            return ErrorKind::Unexpected;
        return connection.error().field == Field::LedgerFile ? connection.error().kind : ErrorKind::Unexpected;
    }
};

QTEST_GUILESS_MAIN(TestSqliteConnection)
#include "tst_sqliteconnection.moc"
