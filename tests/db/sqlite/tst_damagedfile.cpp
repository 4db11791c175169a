// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/cells.h"
#include "db/files/filecopy.h"
#include "db/schema/migrations.h"
#include "db/schema/preparation.h"
#include "db/sqlite/sqliteconnection.h"
#include "db/store/expensequeries.h"
#include "db/store/monthqueries.h"
#include "db/store/samplequeries.h"
#include "db/writing.h"

#include "support/places/fileplaces.h"
#include "support/verifyresult.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

/// The distance between damaged bytes; with 1, every byte is damaged, which takes some minutes.
int stride()
{
    const int given = qEnvironmentVariableIntValue("BUDGET_DAMAGE_STRIDE");
    return given > 0 ? given : 251;
}

std::unique_ptr<Connection> opened(const QString &path)
{
    auto connection = SqliteConnection::openLedger(path);
    return connection ? *std::move(connection) : nullptr;
}

bool fill(Connection &connection, int expenses)
{
    if (!prepareLedger(connection, migrations(Engine::Sqlite)) || !writing::insertSample(connection, sampleLedger()))
        return false;
    for (int i = 0; i < expenses; ++i) {
        const ExpenseDraft draft{PersonId{1}, CategoryId{1 + i % 4}, u"Expense %1"_s.arg(i), Money::fromMinor(100 + i),
                                 QDate(2024, 1, 1).addDays(i)};
        if (!writing::insertExpense(connection, draft))
            return false;
    }
    return true;
}

/// All data that the program reads from a ledger, or the error.
Result<QStringList> contentOf(Connection &connection)
{
    QStringList all;
    for (const char *table : {"users", "categories", "expenses", "bt_row_transfers", "bt_log", "bt_log_rows", "bt_meta",
                              "bt_expense_dates", "bt_category_colors", "bt_person_names", "bt_schema_migrations"}) {
        const auto rows = connection.exec(u"SELECT * FROM %1"_s.arg(QLatin1StringView(table)));
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (const Cells &row : rows->rows) {
            for (const Cell &cell : row) {
                if (const auto *number = std::get_if<qint64>(&cell))
                    all << QString::number(*number);
                else
                    all << (std::holds_alternative<QString>(cell) ? std::get<QString>(cell) : u"-"_s);
            }
        }
    }
    for (const QDate month : {QDate(2024, 1, 1), QDate(2024, 2, 1)}) {
        const auto overview = queries::readMonth(connection, Month(month.year(), month.month()));
        if (!overview)
            return tl::make_unexpected(overview.error());
        for (const ListedExpense &listed : overview->expenses)
            all << listed.expense.entry.description << listed.expense.entry.amount.toDecimal() << listed.personName;
        for (const CategoryTotal &total : overview->summary)
            all << total.category.name << total.total.toDecimal();
    }
    return all;
}

/// Makes a file with the course's tables alone, in the program `sqlite3`. The last page is that of a table.
void makeByScript(const QString &path, const QString &first)
{
    QCOMPARE(QProcess::execute(u"sqlite3"_s,
                               {path,
                                first + canonicalTables({u"users"_s, u"categories"_s, u"expenses"_s}, Engine::Sqlite)
                                    + u"INSERT INTO users VALUES (1, 'a@b', 'Alice', NULL);"
                                      "INSERT INTO categories VALUES (1, 'Food', NULL);"
                                      "INSERT INTO expenses SELECT value, 1, 1, 'Bread', 100, '2024-01-05', "
                                      "'2024-01-05 12:00:00' FROM generate_series(1, 500)"_s}),
             0);
}

QString refusal(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::FileDamaged:
        return u"refused as damaged"_s;
    case ErrorKind::FileNotLedger:
        return u"refused as no ledger"_s;
    case ErrorKind::TablesDiffer:
        return u"refused as other tables"_s;
    case ErrorKind::SchemaNewer:
        return u"refused as newer"_s;
    default:
        return u"REFUSED AS %1: %2"_s.arg(static_cast<int>(error.kind)).arg(error.detail);
    }
}

/// How the program handles a damaged file; `sound` is the content of the undamaged one.
QString outcomeOf(const QString &path, const QStringList &sound)
{
    const auto connection = SqliteConnection::openLedger(path);
    if (!connection)
        return refusal(connection.error());
    const auto ready = prepareLedger(**connection, migrations(Engine::Sqlite));
    if (!ready)
        return refusal(ready.error());
    if (const auto checked = (*connection)->checkStorage(); !checked) {
        const bool isRefused = (*connection)->exec(u"DELETE FROM users"_s).error().kind == ErrorKind::FileDamaged;
        return isRefused ? u"damaged: read-only"_s : u"DAMAGED AND CHANGED"_s;
    }
    const auto content = contentOf(**connection);
    if (!content)
        return u"damaged while reading"_s;
    return *content == sound ? u"equal"_s : u"DIFFERENT"_s;
}

} // namespace

class TestDamagedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFlippedByteIsNoticedOrChangesNothing_data()
    {
        QTest::addColumn<int>("mask");
        for (const int mask : {0x01, 0x02, 0x10, 0x80, 0xff})
            QTest::newRow(qPrintable(QString::number(mask, 16))) << mask;
    }

    void aFlippedByteIsNoticedOrChangesNothing()
    {
        QFETCH(int, mask);
        // In memory, because the test flushes thousands of lock files.
        const QString memory = u"/dev/shm"_s;
        const QTemporaryDir folder((QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + u"/budget-XXXXXX"_s);
        const QString path = folder.filePath(u"budget.sqlite"_s);
        QVERIFY(fill(*opened(path), 40));
        const QByteArray bytes = read(path);
        QStringList sound;
        {
            const auto connection = opened(path);
            ASSIGN_RESULT(sound, contentOf(*connection));
        }
        QCOMPARE(read(path), bytes); // reading does not change the file
        QCOMPARE(outcomeOf(path, sound), u"equal"_s);
        write(path, bytes);
        QMap<QString, int> outcomes;
        for (qsizetype at = mask % stride(); at < bytes.size(); at += at < 100 ? 1 : stride()) {
            QByteArray damaged = bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ mask);
            write(path, damaged);
            const QString outcome = outcomeOf(path, sound);
            ++outcomes[outcome];
            QVERIFY2(outcome.at(0).isLower(), qPrintable(u"%1 at byte %2"_s.arg(outcome).arg(at)));
        }
        qInfo() << outcomes;
    }

    void aScriptsFileThatWasCutIsDamaged_data()
    {
        QTest::addColumn<QString>("pragmas");
        QTest::newRow("rollback journal") << QString();
        QTest::newRow("small pages") << u"PRAGMA page_size = 512;"_s;
        QTest::newRow("largest pages") << u"PRAGMA page_size = 65536;"_s;
        QTest::newRow("write-ahead log") << u"PRAGMA journal_mode = WAL;"_s;
    }

    void aScriptsFileThatWasCutIsDamaged()
    {
        QFETCH(QString, pragmas);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"script.sqlite"_s);
        makeByScript(path, pragmas);
        const QByteArray bytes = read(path);
        VERIFY_RESULT(SqliteConnection::openToLook(path));
        for (const int cut : {1, 2, 3, 7, 22, 23, 100, 511, 512, 513, 5000}) {
            write(path, bytes.chopped(cut));
            const auto looking = SqliteConnection::openToLook(path);
            QVERIFY2(!looking && looking.error().kind == ErrorKind::FileDamaged, qPrintable(QString::number(cut)));
            const auto writing = opened(path);
            QVERIFY2(!writing || writing->checkStorage().error().kind == ErrorKind::FileDamaged,
                     qPrintable(QString::number(cut)));
        }
        write(path, bytes);
        VERIFY_RESULT(SqliteConnection::openToLook(path));
    }

    void aPageCountThatSqliteDoesNotTrustIsNoDamage()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"script.sqlite"_s);
        makeByScript(path, {});
        QByteArray bytes = read(path);
        bytes[31] = static_cast<char>(bytes[31] + 9); // the page count, which an SQLite before 3.7.0 leaves as it was
        bytes[95] = static_cast<char>(bytes[95] + 1); // the change counter for which the page count holds
        write(path, bytes);
        VERIFY_RESULT(SqliteConnection::openToLook(path));
    }

    void aLogThatIsNotInTheFileYetIsNoDamage()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"script.sqlite"_s);
        makeByScript(path, u"PRAGMA journal_mode = WAL;"_s);
        // A program that was killed leaves its log behind.
        QCOMPARE(QProcess::execute(u"sqlite3"_s,
                                   {path,
                                    u"INSERT INTO categories SELECT 100 + value, hex(randomblob(500)), NULL "
                                    "FROM generate_series(1, 200)"_s,
                                    u".shell kill -9 $PPID"_s}),
                 -1);
        QVERIFY(QFileInfo(path + u"-wal"_s).size() > 0);
        ASSIGN_RESULT(const auto connection, SqliteConnection::openToLook(path));
        ASSIGN_RESULT(const auto rows, connection->exec(u"SELECT count(*) FROM categories"_s));
        QCOMPARE(integerAt(rows), 201);
    }

    void aCopyOfADamagedLedgerIsRefused()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        QVERIFY(fill(*opened(path), 40));
        QByteArray bytes = read(path);
        const qsizetype word = bytes.lastIndexOf("Expense");
        bytes.replace(word, 7, "Expanse");
        write(path, bytes);
        ASSIGN_RESULT(const auto source, SqliteConnection::openToLookBeside(path));
        const QString copy = folder.filePath(u"copy.sqlite"_s);
        const auto copied = copyLedger(*source, copy, std::make_shared<std::atomic<bool>>(false));
        QVERIFY(!copied);
        QCOMPARE(copied.error().kind, ErrorKind::FileDamaged);
        QVERIFY(!QFileInfo::exists(copy));
    }

    void aTableOfAnotherProgramNamedLikeTheSealIsKept()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"script.sqlite"_s);
        makeByScript(path, u"CREATE TABLE bt_seal (animal TEXT); INSERT INTO bt_seal VALUES ('harbour seal');"_s);
        VERIFY_RESULT(opened(path)->exec(u"UPDATE users SET name = 'Bob'"_s));
        ASSIGN_RESULT(const auto after, SqliteConnection::openToLook(path));
        ASSIGN_RESULT(const auto rows, after->exec(u"SELECT count(*) FROM bt_seal WHERE animal = 'harbour seal'"_s));
        QCOMPARE(integerAt(rows), 1);
    }
};

QTEST_GUILESS_MAIN(TestDamagedFile)
#include "tst_damagedfile.moc"
