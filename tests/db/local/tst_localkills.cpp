// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/budgetrows.h"
#include "db/killat.h"
#include "db/local/localchanges.h"
#include "db/sqlite/sqliteconnection.h"
#include "support/verifyresult.h"

#include <QProcess>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<Connection> opened(const TestDatabase &database)
{
    auto connection = SqliteConnection::openLedger(std::get<LocalFile>(database.login()).path);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().detail));
    return *std::move(connection);
}

ExpenseDraft numbered(int number)
{
    return draft(u"n%1"_s.arg(number), number + 1, QDate(2024, 1, 1));
}

} // namespace

class TestLocalKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The process is killed at each statement from BEGIN to the one after COMMIT; each time, the same request is sent
    /// again.
    void aKilledChangeHappensOnce()
    {
        const TestDatabase database(Route::Sqlite);
        addPeopleAndCategories(database);
        int kills = 0;
        for (int number = 0; number < 500; ++number) {
            const OperationId id = OperationId::create();
            kills += isKilled([&] {
                const auto connection = opened(database);
                KillAt counting(*connection, number % 16 + 1);
                (void)LocalChanges(counting, id).addExpense(numbered(number));
                ::kill(::getpid(), SIGKILL); // after the commit
            });
            const auto connection = opened(database);
            VERIFY_RESULT(LocalChanges(*connection, id).addExpense(numbered(number)));
        }
        QCOMPARE(kills, 500);
        QCOMPARE(database.plainSql(
                     u"SELECT count(*), count(DISTINCT description), max(id), sum(amount) FROM expenses"_s),
                 u"500|500|500|125250"_s);
        QCOMPARE(database.plainSql(u"SELECT count(*), count(DISTINCT operation) FROM bt_log"_s), u"500|500"_s);
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM bt_log_rows"_s), u"500"_s);
        QCOMPARE(database.plainSql(u"PRAGMA integrity_check"_s), u"ok"_s);
    }

    /// A child process reports each change whose function has returned success, and is killed at some moment.
    void aChangeThatWasReportedAsSavedIsThere()
    {
        const TestDatabase database(Route::Sqlite);
        addPeopleAndCategories(database);
        int saved = 0;
        for (int round = 0; round < 20; ++round) {
            int ends[2] = {};
            QCOMPARE(::pipe(ends), 0);
            const pid_t child = ::fork();
            if (child == 0)
                addForEver(database, ends[1]);
            ::close(ends[1]);
            char mark = 0;
            for (int i = 0; i <= round && ::read(ends[0], &mark, 1) == 1; ++i)
                ++saved;
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            while (::read(ends[0], &mark, 1) == 1)
                ++saved;
            ::close(ends[0]);
            const int stored = database.plainSql(u"SELECT count(*) FROM expenses"_s).toInt();
            QVERIFY2(stored == saved || stored == saved + 1, qPrintable(u"%1 of %2"_s.arg(stored).arg(saved)));
            saved = stored;
            QCOMPARE(database.plainSql(u"SELECT count(*) FROM bt_log"_s).toInt(), stored);
            QCOMPARE(database.plainSql(u"PRAGMA integrity_check"_s), u"ok"_s);
        }
    }

    void aProcessThatWritesTheSameTablesLosesNothing()
    {
        const TestDatabase database(Route::Sqlite);
        addPeopleAndCategories(database);
        const auto connection = opened(database);
        QString script = u".timeout 30000\n"_s;
        for (int i = 0; i < 100; ++i)
            script +=
                u"INSERT INTO expenses (user_id, category_id, description, amount) VALUES (1, 1, 's%1', 1);\n"_s.arg(i);
        QProcess other;
        other.start(u"sqlite3"_s, {u"-bail"_s, std::get<LocalFile>(database.login()).path});
        other.write(script.toUtf8());
        other.closeWriteChannel();
        for (int i = 0; i < 100; ++i)
            VERIFY_RESULT(LocalChanges(*connection, OperationId::create()).addExpense(numbered(i)));
        QVERIFY(other.waitForFinished());
        QCOMPARE(other.exitCode(), 0);
        QCOMPARE(database.plainSql(u"SELECT count(*), count(DISTINCT description) FROM expenses"_s), u"200|200"_s);
    }

private:
    [[noreturn]] static void addForEver(const TestDatabase &database, int output)
    {
        const auto connection = opened(database);
        for (int number = 0;; ++number) {
            if (LocalChanges(*connection, OperationId::create()).addExpense(numbered(number)))
                (void)!::write(output, "x", 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestLocalKills)
#include "tst_localkills.moc"
