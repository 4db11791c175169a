// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/cells.h"
#include "db/files/filecopy.h"
#include "db/files/filerepair.h"
#include "db/schema/deployment.h"
#include "db/schema/migrations.h"
#include "db/schema/oddrows.h"
#include "db/schema/preparation.h"
#include "db/sqlite/sqliteconnection.h"
#include "db/store/markerrecord.h"
#include "db/store/monthqueries.h"
#include "db/store/samplequeries.h"
#include "db/writing.h"

#include "support/places/fileplaces.h"
#include "support/verifyresult.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

/// Records the statements that it forwards.
class Listener final : public Connection
{
public:
    explicit Listener(Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Engine engine() const override { return m_connection.engine(); }
    [[nodiscard]] bool isClean() const override { return m_connection.isClean(); }
    [[nodiscard]] Result<Rows> exec(const QString &sql, const Params &params) override
    {
        statements.push_back({sql, params});
        return m_connection.exec(sql, params);
    }
    [[nodiscard]] Result<std::vector<Rows>> execTogether(const std::vector<Statement> &together) override
    {
        statements.insert(statements.end(), together.begin(), together.end());
        return m_connection.execTogether(together);
    }
    [[nodiscard]] Result<void> execScript(const QString &sql) override { return m_connection.execScript(sql); }

    std::vector<Statement> statements;

private:
    Connection &m_connection;
};

std::unique_ptr<Connection> opened(const QString &path)
{
    auto connection = SqliteConnection::openLedger(path);
    return connection ? *std::move(connection) : nullptr;
}

bool makeSample(const QString &path)
{
    const auto connection = opened(path);
    return connection && prepareLedger(*connection, migrations(Engine::Sqlite))
        && writing::insertSample(*connection, sampleLedger());
}

/// Runs SQL in the program `sqlite3`, which does not enforce foreign keys.
void runScript(const QString &path, const QString &sql)
{
    QCOMPARE(QProcess::execute(u"sqlite3"_s, {path, sql}), 0);
}

qint64 countOf(const QString &path, const QString &table)
{
    const auto connection = SqliteConnection::openToLook(path);
    if (!connection)
        return -1;
    const auto rows = (*connection)->exec(u"SELECT count(*) FROM "_s + table);
    return rows ? integerAt(*rows) : -1;
}

GivenUp notGivenUp()
{
    return std::make_shared<std::atomic<bool>>(false);
}

} // namespace

class TestLocalFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileThatHoldsNoLedgerIsNotMadeOneUnasked_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("nothing") << QString() << ErrorKind::FileIsEmpty;
        QTest::newRow("a header alone") << u"VACUUM"_s << ErrorKind::FileIsEmpty;
        QTest::newRow("a table that is gone") << u"CREATE TABLE t (x); DROP TABLE t"_s << ErrorKind::FileIsEmpty;
        QTest::newRow("another program's") << u"CREATE TABLE songs (x)"_s << ErrorKind::FileOfOtherProgram;
        QTest::newRow("another program's users")
            << u"CREATE TABLE users (x); CREATE TABLE posts (y)"_s << ErrorKind::FileOfOtherProgram;
    }

    void aFileThatHoldsNoLedgerIsNotMadeOneUnasked()
    {
        QFETCH(QString, sql);
        QFETCH(ErrorKind, kind);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        write(path, {});
        if (!sql.isEmpty())
            QCOMPARE(QProcess::execute(u"sqlite3"_s, {path, sql}), 0);
        const QByteArray bytes = read(path);
        for (const auto &opened :
             {SqliteConnection::openLedger(path).error(), SqliteConnection::openToLook(path).error()})
            QCOMPARE(opened.kind, kind);
        QCOMPARE(read(path), bytes);
        QCOMPARE(QDir(folder.path()).entryList({u"budget.sqlite-*"_s}), QStringList());
        VERIFY_RESULT(SqliteConnection::openLedger(path, SqliteConnection::Beginning::Agreed));
    }

    void aLogWithoutItsFileIsNotThrownAway()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        write(path + u"-wal"_s, "everything that was entered");
        QCOMPARE(SqliteConnection::openLedger(path).error().kind, ErrorKind::FileIsEmpty);
        write(path, {});
        QCOMPARE(SqliteConnection::openLedger(path).error().kind, ErrorKind::FileIsEmpty);
        QCOMPARE(read(path + u"-wal"_s), QByteArray("everything that was entered"));
    }

    void aMonthIsFoundByItsIndex()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        QVERIFY(makeSample(path));
        const auto connection = opened(path);
        Listener listener(*connection);
        VERIFY_RESULT(queries::readMonth(listener, Month(2024, 1)));
        VERIFY_RESULT(queries::summarizeMonth(listener, Month(2024, 1), PersonId{1}));
        VERIFY_RESULT(queries::listMonth(listener, Month(2024, 1)));
        int found = 0;
        for (const Statement &statement : listener.statements) {
            ASSIGN_RESULT(const auto plan,
                          connection->exec(u"EXPLAIN QUERY PLAN "_s + statement.sql, statement.params));
            for (std::size_t row = 0; row < plan.rows.size(); ++row) {
                const QString step = Row(plan, row).text("detail"_L1);
                QVERIFY2(!step.startsWith(u"SCAN e"_s), qPrintable(step));
                found += step.contains(u"bt_expenses_date"_s) ? 1 : 0;
            }
        }
        QCOMPARE(found, 4);
    }

    void openingALedgerReadsNoExpense()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        QVERIFY(makeSample(path));
        const auto connection = opened(path);
        Listener listener(*connection);
        VERIFY_RESULT(prepareLedger(listener, migrations(Engine::Sqlite)));
        for (const Statement &statement : listener.statements) {
            ASSIGN_RESULT(const auto plan,
                          connection->exec(u"EXPLAIN QUERY PLAN "_s + statement.sql, statement.params));
            for (std::size_t row = 0; row < plan.rows.size(); ++row)
                QVERIFY(!Row(plan, row).text("detail"_L1).contains(u"expenses"_s));
        }
    }

    void aCopyIsALedgerOfItsOwn()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString copy = folder.filePath(u"copy.sqlite"_s);
        QVERIFY(makeSample(path));
        write(copy, "an older copy");
        {
            const auto writing = opened(path); // its change is only in the write-ahead log
            VERIFY_RESULT(writing->exec(u"INSERT INTO categories (name) VALUES ('Late')"_s));
            ASSIGN_RESULT(const auto source, SqliteConnection::openToLookBeside(path));
            VERIFY_RESULT(copyLedger(*source, copy, notGivenUp()));
        }
        QCOMPARE(modeOf(copy), 0600U);
        QCOMPARE(countOf(copy, u"expenses"_s), 4);
        QCOMPARE(countOf(copy, u"categories"_s), 5);
        QCOMPARE(countOf(copy, u"bt_seal"_s), 1);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name),
                 QStringList({u"budget.sqlite"_s, u"copy.sqlite"_s}));
    }

    void aLinkIsNotWrittenThrough()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString copy = folder.filePath(u"copy.sqlite"_s);
        QVERIFY(makeSample(path));
        write(folder.filePath(u"theirs"_s), "theirs");
        QVERIFY(QFile::link(folder.filePath(u"theirs"_s), copy));
        ASSIGN_RESULT(const auto source, SqliteConnection::openToLook(path));
        QCOMPARE(copyLedger(*source, copy, notGivenUp()).error().kind, ErrorKind::FileIsLink);
        QCOMPARE(read(folder.filePath(u"theirs"_s)), QByteArray("theirs"));
    }

    void aCopyThatIsGivenUpLeavesNothing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        QVERIFY(makeSample(path));
        {
            ASSIGN_RESULT(const auto source, SqliteConnection::openToLook(path));
            const auto givenUp = std::make_shared<std::atomic<bool>>(true);
            const auto copied = copyLedger(*source, folder.filePath(u"copy.sqlite"_s), givenUp);
            QCOMPARE(copied.error().kind, ErrorKind::Cancelled);
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"budget.sqlite"_s});
    }

    void aRowWhoseCategoryOrPersonIsMissingIsNamed()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        QVERIFY(makeSample(path));
        runScript(
            path,
            u"UPDATE expenses SET category_id = 77 WHERE id = 1; UPDATE expenses SET user_id = 88 WHERE id = 2"_s);
        const auto connection = opened(path);
        ASSIGN_RESULT(const auto plan, planDeployment(*connection, migrations(Engine::Sqlite)));
        QStringList named;
        for (const TableFinding &finding : plan.report.findings) {
            if (finding.cost == TableCost::ParentMissing)
                named << finding.expected + u' ' + finding.column + u' ' + finding.found;
        }
        QCOMPARE(named, QStringList({u"1 category_id 77"_s, u"2 user_id 88"_s}));
        ASSIGN_RESULT(const auto odd, oddRowsInFile(*connection, 100));
        QCOMPARE(repairSql(odd), QString());
    }

    void oldRecordsOfDrillsAloneAreNoReasonToWrite()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        QVERIFY(makeSample(path));
        const auto connection = opened(path);
        const QString add = u"INSERT INTO bt_operations (id, content, done_at) "
                            "VALUES ($1, $2, datetime('now', '-8 days'))"_s;
        VERIFY_RESULT(connection->exec(add, {u"drill"_s, queries::markerContent()}));
        Listener drills(*connection);
        VERIFY_RESULT(tidyLedger(drills, migrations(Engine::Sqlite)));
        QVERIFY(std::ranges::none_of(drills.statements, [](const Statement &s) { return s.sql.startsWith(u"DELETE"_s); }));
        VERIFY_RESULT(connection->exec(add, {u"change"_s, u"x"_s}));
        Listener changes(*connection);
        VERIFY_RESULT(tidyLedger(changes, migrations(Engine::Sqlite)));
        QCOMPARE(changes.statements.size(), drills.statements.size() + 1);
        QCOMPARE(integerAt(*connection->exec(u"SELECT count(*) FROM bt_operations WHERE id IN ('drill', 'change')"_s)),
                 1);
    }

    void oddValuesOfScriptsAreNamedAndRepaired()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString backup = folder.filePath(u"backup.sqlite"_s);
        QVERIFY(makeSample(path));
        QCOMPARE(QProcess::execute(u"sqlite3"_s,
                                   {path,
                                    u"UPDATE expenses SET amount = 12.5, date = '2024-1-5' WHERE id = 1;"
                                    "UPDATE expenses SET amount = '7,25', date = '05.01.2024' WHERE id = 2;"
                                    "UPDATE expenses SET amount = X'31', date = '10000-01-01' WHERE id = 3;"
                                    "UPDATE expenses SET amount = 12.345, date = 20240105 WHERE id = 4"_s}),
                 0);
        const auto connection = opened(path);
        ASSIGN_RESULT(const auto odd, oddRowsInFile(*connection, 100));
        QCOMPARE(odd.size(), 8U);
        const QString sql = repairSql(odd);
        QCOMPARE(sql,
                 u"UPDATE expenses SET amount = 1250 WHERE id = 1 AND amount IS 12.5;\n"
                 "UPDATE expenses SET date = '2024-01-05' WHERE id = 1 AND date IS '2024-1-5';\n"
                 "UPDATE expenses SET amount = 725 WHERE id = 2 AND amount IS '7,25';\n"
                 "UPDATE expenses SET date = '2024-01-05' WHERE id = 2 AND date IS '05.01.2024';\n"_s);
        ASSIGN_RESULT(const auto repair, repairRows(*connection, backup));
        QCOMPARE(repair.values.size(), 4U);
        QCOMPARE(repair.values.at(1), (RepairedValue{1, u"date"_s, u"'2024-1-5'"_s, u"'2024-01-05'"_s}));
        QCOMPARE(repair.backup, backup);
        ASSIGN_RESULT(const auto left, oddRowsInFile(*connection, 100));
        QCOMPARE(left.size(), 4U);
        QCOMPARE(integerAt(*connection->exec(u"SELECT amount FROM expenses WHERE id = 1"_s)), 1250);
        ASSIGN_RESULT(const auto before, SqliteConnection::openToLook(backup));
        QCOMPARE(textAt(*before->exec(u"SELECT amount FROM expenses WHERE id = 1"_s)), u"12.5 (REAL)"_s);
    }

    void aChangeByAnotherProgramIsNoDamage()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        for (const QString &script :
             {u"UPDATE expenses SET amount = 1"_s, u"PRAGMA journal_mode = WAL; DELETE FROM expenses WHERE id = 1"_s,
              u"VACUUM"_s, u"PRAGMA journal_mode = MEMORY; INSERT INTO categories (name) VALUES ('x')"_s}) {
            QFile::remove(path);
            QVERIFY(makeSample(path));
            QCOMPARE(QProcess::execute(u"sqlite3"_s, {path, script}), 0);
            VERIFY_RESULT(opened(path)->checkStorage());
        }
        const QString other = folder.filePath(u"other.sqlite"_s);
        for (const QString &copying : {u".backup '%1'"_s, u"VACUUM INTO '%1'"_s}) {
            QFile::remove(other);
            QCOMPARE(QProcess::execute(u"sqlite3"_s, {path, copying.arg(other)}), 0);
            VERIFY_RESULT(opened(other)->checkStorage());
        }
    }
};

QTEST_GUILESS_MAIN(TestLocalFile)
#include "tst_localfile.moc"
