// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/open/open.h"

#include "db/cells.h"
#include "db/engines.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestOpen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLocationBecomesAConnectionToItsEngine_data() { addRoutes(); }
    void aLocationBecomesAConnectionToItsEngine()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        for (const FileAccess access : {FileAccess::Writing, FileAccess::Looking}) {
            ASSIGN_RESULT(const auto connection, open(database.login(), access));
            QCOMPARE(connection->engine(), route == Route::Sqlite ? Engine::Sqlite : Engine::Postgres);
            QCOMPARE(connection->encryption().isEmpty(), route == Route::Sqlite);
            ASSIGN_RESULT(const Rows rows, connection->exec(u"SELECT count(*) FROM expenses"_s));
            QCOMPARE(integerAt(rows), 0);
        }
    }

    void openingToLookChangesNoFile()
    {
        const TestDatabase database(Route::Sqlite);
        const auto insert = u"INSERT INTO categories (name) VALUES ('A')"_s;
        ASSIGN_RESULT(const auto first, open(database.login(), FileAccess::Writing));
        ASSIGN_RESULT(const auto looking, open(database.login(), FileAccess::LookingBeside));
        QCOMPARE(looking->exec(insert).error().kind, ErrorKind::FileReadOnly);
        ASSIGN_RESULT(const auto beside, open(database.login(), FileAccess::WritingBeside));
        VERIFY_RESULT(beside->exec(insert));
        QCOMPARE(open(LocalFile{u"/nowhere/there"_s}, FileAccess::Looking).error().kind, ErrorKind::FileUnavailable);
    }

    void aStatementWaitsNoLongerThanItIsGiven()
    {
        const TestDatabase database(Route::Postgres);
        const auto factory = connectionFactory(database.login(), FileAccess::Writing, {.statement = 1s});
        ASSIGN_RESULT(const auto connection, factory(std::make_shared<Interrupt>()));
        const auto late = connection->exec(u"SELECT pg_sleep(600)"_s);
        QCOMPARE(late.error().kind, ErrorKind::StatementTimeout);
    }

private:
    static Result<std::unique_ptr<Connection>> open(const LedgerLogin &login, FileAccess access)
    {
        return openConnection(login, access, std::make_shared<Interrupt>());
    }
};

QTEST_GUILESS_MAIN(TestOpen)
#include "tst_open.moc"
