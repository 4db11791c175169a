// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/cells.h"
#include "db/files/filecopy.h"
#include "db/schema/migrations.h"
#include "db/schema/preparation.h"
#include "db/sqlite/sqliteconnection.h"
#include "db/store/samplequeries.h"
#include "db/writing.h"
#include "support/places/fileplaces.h"
#include "support/verifyresult.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

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

class TestRescue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReadableRowsOfADamagedLedgerAreSaved()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString rescued = folder.filePath(u"rescued.sqlite"_s);
        QVERIFY(makeSample(path));
        {
            const auto connection = opened(path);
            VERIFY_RESULT(
                connection->exec(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                                 "INSERT INTO expenses (user_id, category_id, description, amount, date) "
                                 "SELECT 1, 1, printf('Rescue me %0100d', i), i, '2024-02-01' FROM n"_s));
        }
        QByteArray bytes = read(path);
        const qsizetype page = bytes.indexOf("Rescue me", bytes.size() / 2) / 4096;
        bytes.replace(page * 4096, 8, QByteArray(8, '\x55'));
        write(path, bytes);
        {
            const auto damaged = opened(path);
            QVERIFY(damaged);
            QCOMPARE(damaged->checkStorage().error().kind, ErrorKind::FileDamaged);
            ASSIGN_RESULT(const auto report, rescueLedger(path, rescued, notGivenUp()));
            QVERIFY2(report.lost > 0 && report.lost < 100, qPrintable(QString::number(report.lost)));
            QCOMPARE(report.saved + report.lost, 1 + 4 + 3004);
            QCOMPARE(countOf(rescued, u"expenses"_s), 3004 - report.lost);
        }
        QCOMPARE(read(path), bytes);
        VERIFY_RESULT(opened(rescued)->checkStorage());
    }

    void rowsWithUnusualIdsAreRescuedToo()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString rescued = folder.filePath(u"rescued.sqlite"_s);
        QVERIFY(makeSample(path));
        runScript(path,
                  u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                  "INSERT INTO expenses (user_id, category_id, description, amount, date) "
                  "SELECT 1, 1, printf('Rescue me %0100d', i), i, '2024-02-01' FROM n;"
                  "INSERT INTO expenses (id, user_id, category_id, description, amount, date) VALUES "
                  "(-5, 1, 1, 'x', 1, '2024-02-01'), (0, 1, 1, 'x', 1, '2024-02-01'), "
                  "(200000000, 1, 1, 'x', 1, '2024-02-01'), (9223372036854775807, 1, 1, 'x', 1, '2024-02-01')"_s);
        QByteArray bytes = read(path);
        const qsizetype page = bytes.indexOf("Rescue me", bytes.size() / 2) / 4096;
        bytes.replace(page * 4096, 8, QByteArray(8, '\x55'));
        write(path, bytes);
        ASSIGN_RESULT(const auto report, rescueLedger(path, rescued, notGivenUp()));
        QVERIFY(report.isCounted);
        QVERIFY2(report.lost > 0 && report.lost < 100, qPrintable(QString::number(report.lost)));
        QCOMPARE(report.saved + report.lost, 1 + 4 + 3004 + 4);
        QCOMPARE(countOf(rescued, u"expenses WHERE id <= 0 OR id > 100000000"_s), 4);
    }

    void anIntactLedgerIsRescuedWhole()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString rescued = folder.filePath(u"rescued.sqlite"_s);
        QVERIFY(makeSample(path));
        runScript(path, u"UPDATE expenses SET id = -id"_s);
        ASSIGN_RESULT(const auto report, rescueLedger(path, rescued, notGivenUp()));
        QCOMPARE(report, (RescueReport{.saved = 9}));
        QCOMPARE(countOf(rescued, u"expenses"_s), 4);
    }

    /// Other rows already have the names that the new categories and persons would get.
    void lostParentsAreReplacedWhateverTheirNames()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString rescued = folder.filePath(u"rescued.sqlite"_s);
        QVERIFY(makeSample(path));
        runScript(path,
                  u"INSERT INTO categories (name) VALUES ('category 77'), ('category 77-2');"
                  "INSERT INTO users (email, name) VALUES ('person88@unknown.invalid', 'X');"
                  "UPDATE expenses SET category_id = 77, user_id = 88 WHERE id = 1;"
                  "UPDATE expenses SET category_id = 'none' WHERE id = 2"_s);
        ASSIGN_RESULT(const auto report, rescueLedger(path, rescued, notGivenUp()));
        QCOMPARE(report, (RescueReport{.saved = 12, .filled = 2}));
        QCOMPARE(countOf(rescued, u"categories WHERE id = 77 AND name = 'category 77-3'"_s), 1);
        QCOMPARE(countOf(rescued, u"users WHERE id = 88 AND email = 'person88-2@unknown.invalid'"_s), 1);
    }

    void transfersThatLoseARowAreReported()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString rescued = folder.filePath(u"rescued.sqlite"_s);
        QVERIFY(makeSample(path));
        runScript(path, u"INSERT INTO bt_row_transfers VALUES (1, 'whole'), (2, 'whole'), (3, 'half'), (999, 'half')"_s);
        ASSIGN_RESULT(const auto report, rescueLedger(path, rescued, notGivenUp()));
        QCOMPARE(report, (RescueReport{.saved = 9, .lostTransfers = 1}));
        QCOMPARE(countOf(rescued, u"bt_row_transfers WHERE transfer = 'whole'"_s), 2);
        QCOMPARE(countOf(rescued, u"bt_row_transfers"_s), 2);
    }

    void theLogOfOperationsIsRescued()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString rescued = folder.filePath(u"rescued.sqlite"_s);
        QVERIFY(makeSample(path));
        VERIFY_RESULT(rescueLedger(path, rescued, notGivenUp()));
        for (const QString &table : {u"bt_log"_s, u"bt_log_rows"_s, u"bt_meta"_s})
            QCOMPARE(countOf(rescued, table), countOf(path, table));
    }
};

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
