// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqliteconnection.h"

#include "support/verifyresult.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestSqliteConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsTheFileForItsOwnerAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"new/deep/budget.sqlite"_s);
        ASSIGN_RESULT(const auto connection, SqliteConnection::open(path));
        VERIFY_RESULT(connection->exec(u"CREATE TABLE t (x)"_s));
        constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const QFileInfo &file : QFileInfo(path).dir().entryInfoList({u"budget.sqlite*"_s}))
            QVERIFY2(!(file.permissions() & kOthers) || file.fileName().endsWith(u".lock"_s), qPrintable(file.path()));
    }

    void setsWhatALedgerNeeds()
    {
        const QTemporaryDir folder;
        ASSIGN_RESULT(const auto connection, SqliteConnection::open(folder.filePath(u"budget.sqlite"_s)));
        QCOMPARE(connection->exec(u"PRAGMA foreign_keys"_s)->first().integer(0), 1);
        QCOMPARE(connection->exec(u"PRAGMA journal_mode"_s)->first().text(0), u"wal"_s);
        QCOMPARE(connection->exec(u"PRAGMA synchronous"_s)->first().integer(0), 2);
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

    void refusesAFileThatIsMarkedReadOnlyEvenToTheSuperuser()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        VERIFY_RESULT(SqliteConnection::open(path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
        QCOMPARE(openError(path), ErrorKind::FileReadOnly);
    }

    void aSecondInstanceIsRefused()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        {
            ASSIGN_RESULT(const auto first, SqliteConnection::open(path));
            QCOMPARE(openError(path), ErrorKind::FileInUse);
            QVERIFY(QFile::link(path, folder.filePath(u"link.sqlite"_s)));
            QCOMPARE(openError(folder.filePath(u"link.sqlite"_s)), ErrorKind::FileInUse);
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
    static ErrorKind openError(const QString &path)
    {
        const auto connection = SqliteConnection::open(path);
        if (connection)
            return ErrorKind::Unexpected;
        return connection.error().field == Field::LedgerFile ? connection.error().kind : ErrorKind::Unexpected;
    }

    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
};

QTEST_GUILESS_MAIN(TestSqliteConnection)
#include "tst_sqliteconnection.moc"
