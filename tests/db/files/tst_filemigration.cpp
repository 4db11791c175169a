// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/files/filemigration.h"

#include "db/cells.h"
#include "db/killat.h"
#include "db/local/localchanges.h"
#include "db/sqlite/sqliteconnection.h"
#include "db/transaction.h"
#include "support/places/fileplaces.h"
#include "support/verifyresult.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<Migration> stepsTo(int version)
{
    std::vector<Migration> steps = migrations(Engine::Sqlite);
    std::erase_if(steps, [version](const Migration &step) { return step.version > version; });
    return steps;
}

QString query(const QString &path, const QString &sql)
{
    QProcess shell;
    shell.start(u"sqlite3"_s, {u"-bail"_s, path, sql});
    shell.waitForFinished();
    return QString::fromUtf8(shell.readAllStandardOutput() + shell.readAllStandardError()).trimmed();
}

/// A ledger of version 5 with odd values, transfers and the records of a drill.
void makeOld(const QString &path)
{
    ASSIGN_RESULT(const auto connection, SqliteConnection::open(path));
    VERIFY_RESULT(prepareLedger(*connection, stepsTo(5)));
    VERIFY_RESULT(connection->execScript(
        u"INSERT INTO users (email, name) VALUES ('a@b', 'Alice'); INSERT INTO categories (name) VALUES ('Food');"
        "INSERT INTO expenses (user_id, category_id, description, amount, date) VALUES (1, 1, 'a', -500, "
        "'2024-01-01'), "
        "(1, 1, 'b', 500, '2024-01-01'), (1, 1, x'00ff', 12.5, 20240105), (1, 1, 'd', x'31', NULL);"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) "
        "INSERT INTO expenses (user_id, category_id, description, amount, date) SELECT 1, 1, 'n' || i, i, '2024-02-01' "
        "FROM n; INSERT INTO bt_transfers VALUES ('11111111-1111-1111-1111-111111111111', 1, 2)"_s));
}

/// The tables as the course creates them, with a row each.
void makeCourseFile(const QString &path, const QString &change = u"SELECT 1"_s)
{
    query(path,
          u"CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(100) NOT NULL UNIQUE, "
          "name VARCHAR(100) NOT NULL, created_at TIMESTAMP);"
          "CREATE TABLE categories (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL UNIQUE, "
          "color VARCHAR(7));"
          "CREATE TABLE expenses (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id), "
          "category_id INTEGER NOT NULL REFERENCES categories (id), description VARCHAR(200) NOT NULL, "
          "amount INTEGER NOT NULL, date DATE, created_at TIMESTAMP);"
          "INSERT INTO users (email, name) VALUES ('a@b', 'Alice'); INSERT INTO categories (name) VALUES ('Food');"
          "INSERT INTO expenses (user_id, category_id, description, amount, date) "
          "VALUES (1, 1, 'Tea', 250, '2024-01-01');"_s
              + change);
    setMode(path, 0644);
}

QString rowsOf(const QString &path)
{
    return query(path,
                 u"SELECT * FROM users; SELECT * FROM categories; SELECT id, user_id, category_id, quote(description), "
                 "quote(amount), quote(date), created_at FROM expenses ORDER BY id"_s);
}

QString version(const QString &path)
{
    return query(path, u"SELECT max(version) FROM bt_schema_migrations"_s);
}

Result<Preparation> prepareFile(const QString &path)
{
    const auto connection = SqliteConnection::openLedger(path);
    if (!connection)
        return tl::make_unexpected(connection.error());
    return prepareWithCopy(**connection, migrations(Engine::Sqlite));
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

} // namespace

class TestFileMigration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCopyIsTheOldLedger()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.of.us.db"_s);
        const QString copy = folder.filePath(u"budget.of.us before 6.db"_s);
        makeOld(path);
        const QString rows = rowsOf(path);
        ASSIGN_RESULT(const Preparation ready, prepareFile(path));
        QVERIFY(ready.hasLog && ready.recordsOperations && !ready.isReadOnly);
        QCOMPARE(version(path), u"6"_s);
        QCOMPARE(rowsOf(path), rows);
        QCOMPARE(query(path, u"SELECT * FROM bt_row_transfers"_s),
                 u"1|11111111-1111-1111-1111-111111111111\n2|11111111-1111-1111-1111-111111111111"_s);
        QCOMPARE(version(copy), u"5"_s);
        QCOMPARE(rowsOf(copy), rows);
        QCOMPARE(query(copy, u"SELECT count(*) FROM bt_transfers"_s), u"1"_s);
        QCOMPARE(modeOf(copy), 0600U);
        QCOMPARE(namesIn(folder.path()), QStringList({u"budget.of.us before 6.db"_s, u"budget.of.us.db"_s}));
        QCOMPARE(ready.copy, copy);
        QCOMPARE(prepareFile(path)->copy, QString());
        QCOMPARE(namesIn(folder.path()).size(), 2);
    }

    /// Only tables of our own are added to a file of the course, but a person who tries the program may want the file
    /// back as it was.
    void aFileOfTheCourseIsCopiedToo()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"course.db"_s);
        makeCourseFile(path);
        ASSIGN_RESULT(const Preparation ready, prepareFile(path));
        QVERIFY(ready.hasLog);
        QCOMPARE(ready.copy, folder.filePath(u"course before 6.db"_s));
        QCOMPARE(query(ready.copy, u"SELECT group_concat(name) FROM sqlite_master WHERE type = 'table'"_s),
                 u"users,categories,expenses"_s);
        QCOMPARE(rowsOf(ready.copy), rowsOf(path));
    }

    void withoutRoomAFileOfTheCourseIsReadAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"course.db"_s);
        makeCourseFile(path);
        const QByteArray before = read(path);
        const auto ready = [&] {
            const NoRoom full(4'000);
            return prepareFile(path);
        }();
        VERIFY_RESULT(ready);
        QVERIFY(ready->isReadOnly && !ready->hasLog);
        QCOMPARE(ready->notMigrated->kind, ErrorKind::DiskFull);
        QCOMPARE(read(path), before);
        QCOMPARE(modeOf(path), 0644U);
    }

    void aFileThatIsRefusedIsNotTouched()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"course.db"_s);
        makeCourseFile(path, u"ALTER TABLE expenses DROP COLUMN description"_s);
        const QByteArray before = read(path);
        QCOMPARE(prepareFile(path).error().kind, ErrorKind::TablesDiffer);
        QCOMPARE(read(path), before);
        QCOMPARE(modeOf(path), 0644U);
        QCOMPARE(namesIn(folder.path()), QStringList{u"course.db"_s});
    }

    void aNewLedgerNeedsNoCopy()
    {
        const QTemporaryDir folder;
        VERIFY_RESULT(prepareFile(folder.filePath(u"budget.db"_s)));
        QCOMPARE(namesIn(folder.path()), QStringList{u"budget.db"_s});
    }

    void anotherFileOfThatNameIsKept()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.db"_s);
        makeOld(path);
        write(folder.filePath(u"budget before 6.db"_s), "a letter");
        VERIFY_RESULT(prepareFile(path));
        QCOMPARE(read(folder.filePath(u"budget before 6.db"_s)), QByteArray("a letter"));
        QCOMPARE(version(folder.filePath(u"budget before 6 (2).db"_s)), u"5"_s);
    }

    void theNextMigrationRemovesTheCopy()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.db"_s);
        makeOld(path);
        VERIFY_RESULT(prepareFile(path));
        auto steps = migrations(Engine::Sqlite);
        steps.push_back({7, u"next"_s, u"CREATE TABLE bt_next (x INTEGER);\n"_s});
        ASSIGN_RESULT(const auto connection, SqliteConnection::openLedger(path));
        VERIFY_RESULT(prepareWithCopy(*connection, steps));
        QCOMPARE(version(folder.filePath(u"budget before 7.db"_s)), u"6"_s);
        QVERIFY(!namesIn(folder.path()).contains(u"budget before 6.db"_s));
    }

    void withoutRoomForTheCopyTheLedgerIsReadAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.db"_s);
        makeOld(path);
        const QString rows = rowsOf(path);
        const auto ready = [&] {
            const NoRoom full(100'000);
            return prepareFile(path);
        }();
        VERIFY_RESULT(ready);
        QVERIFY(ready->isReadOnly && !ready->recordsOperations && !ready->hasLog);
        QCOMPARE(ready->notMigrated->kind, ErrorKind::DiskFull);
        QCOMPARE(version(path), u"5"_s);
        QCOMPARE(rowsOf(path), rows);
        QCOMPARE(namesIn(folder.path()), QStringList{u"budget.db"_s});
        VERIFY_RESULT(prepareFile(path));
        QCOMPARE(version(path), u"6"_s);
    }

    void inAFolderThatMayNotBeChangedTheLedgerIsReadAlone()
    {
        const UnprivilegedFolder folder;
        const QString path = folder.filePath(u"budget.db"_s);
        makeOld(path);
        setMode(folder.path(), 0500);
        const auto ready = prepareFile(path);
        setMode(folder.path(), 0700);
        VERIFY_RESULT(ready);
        QVERIFY(ready->isReadOnly && !ready->hasLog);
        QCOMPARE(namesIn(folder.path()), QStringList{u"budget.db"_s});
    }

    /// The process is killed before each statement of the migration.
    void aKilledMigrationLeavesTheOldLedgerOrTheNewOne()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.db"_s);
        const QString original = folder.filePath(u"original"_s);
        makeOld(path);
        const QString rows = rowsOf(path);
        QVERIFY(QFile::rename(path, original));
        int killed = 0;
        for (bool isDone = false; !isDone; ++killed) {
            QVERIFY(QFile::copy(original, path));
            setMode(path, 0600);
            isDone = !isKilled([&] {
                const auto connection = SqliteConnection::openLedger(path);
                KillAt counting(**connection, killed + 1);
                (void)prepareWithCopy(counting, migrations(Engine::Sqlite));
            });
            const QString found = version(path);
            QVERIFY2(found == u"5"_s || found == u"6"_s, qPrintable(found));
            QCOMPARE(query(path, u"PRAGMA integrity_check"_s), u"ok"_s);
            QCOMPARE(rowsOf(path), rows);
            ASSIGN_RESULT(const Preparation ready, prepareFile(path));
            QVERIFY(ready.hasLog);
            QCOMPARE(version(path), u"6"_s);
            QCOMPARE(rowsOf(path), rows);
            QCOMPARE(rowsOf(folder.filePath(u"budget before 6.db"_s)), rows);
            QCOMPARE(query(path, u"SELECT count(*) FROM bt_row_transfers"_s), u"2"_s);
            QVERIFY(!namesIn(folder.path()).contains(u"budget before 6 (2).db"_s));
            for (const QString &name : namesIn(folder.path())) {
                if (name != u"original"_s)
                    QFile::remove(folder.filePath(name));
            }
        }
        QVERIFY2(killed > 40, qPrintable(QString::number(killed)));
    }
};

QTEST_GUILESS_MAIN(TestFileMigration)
#include "tst_filemigration.moc"
