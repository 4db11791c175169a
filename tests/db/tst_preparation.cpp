// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/preparation.h"

#include "db/engines.h"
#include "support/coursetables.h"
#include "support/verifyresult.h"

#include <QTest>
#include <QThread>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

Result<Preparation> prepare(const TestDatabase &database)
{
    const auto connection = database.connect();
    return prepareLedger(*connection, migrations(connection->engine()));
}

} // namespace

class TestPreparation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsTheTablesOnceAndKeepsTheirRows_data() { addRoutes(); }
    void createsTheTablesOnceAndKeepsTheirRows()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        VERIFY_RESULT(prepare(database));
        database.plainSql(u"INSERT INTO categories (name) VALUES ('Food')"_s);
        VERIFY_RESULT(prepare(database));
        QCOMPARE(database.plainSql(u"SELECT name FROM categories"_s), u"Food"_s);
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM bt_schema_migrations"_s), u"1"_s);
    }

    void makesExactlyTheCoursesTables()
    {
        const TestDatabase ours(Route::Postgres);
        const TestDatabase course(Route::Postgres, TestDatabase::State::Empty);
        course.plainSql(courseDdl());
        QCOMPARE(ours.plainSql(catalogueOfCourseTables()), course.plainSql(catalogueOfCourseTables()));
    }

    void leavesTheCoursesTablesAsTheyAre()
    {
        const TestDatabase course(Route::Postgres, TestDatabase::State::Empty);
        course.plainSql(courseDdl());
        const QString before = course.plainSql(catalogueOfCourseTables());
        VERIFY_RESULT(prepare(course));
        QCOMPARE(course.plainSql(catalogueOfCourseTables()), before);
    }

    void touchesNothingWhereTheTablesDiffer()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        database.plainSql(u"CREATE TABLE expenses (id SERIAL, description TEXT, amount NUMERIC)"_s);
        const auto refused = prepare(database);
        QCOMPARE(refused.error().kind, ErrorKind::TablesDiffer);
        QVERIFY(refused.error().detail.contains(u"expenses.amount"_s));
        QCOMPARE(database.plainSql(u"SELECT string_agg(tablename, ',') FROM pg_tables WHERE schemaname = 'public'"_s),
                 u"expenses"_s);
    }

    void refusesALedgerOfANewerProgram_data() { addRoutes(); }
    void refusesALedgerOfANewerProgram()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        database.plainSql(u"INSERT INTO bt_schema_migrations VALUES (999, 'x', '2030-01-01 00:00:00')"_s);
        QCOMPARE(prepare(database).error().kind, ErrorKind::SchemaNewer);
    }

    void aRoleWithoutTheRightToCreateUsesCompleteTables()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        const auto &address = std::get<ServerAddress>(database.location());
        database.plainSql(courseDdl());
        database.plainSql(u"ALTER DATABASE \"%1\" OWNER TO postgres;"
                          "GRANT SELECT, INSERT, UPDATE, DELETE ON users, categories, expenses TO \"%2\""_s.arg(
                              address.database, address.user));
        VERIFY_RESULT(prepare(database));
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM pg_tables WHERE tablename LIKE 'bt_%'"_s), u"0"_s);
    }

    void aRoleWithoutTheRightToCreateIsToldSo()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        database.plainSql(
            u"ALTER DATABASE \"%1\" OWNER TO postgres"_s.arg(std::get<ServerAddress>(database.location()).database));
        QCOMPARE(prepare(database).error().kind, ErrorKind::PermissionDenied);
    }

    void clientsThatStartAtOnceTakeTurns()
    {
        for (int repetition = 0; repetition < 5; ++repetition) {
            const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
            std::vector<Result<Preparation>> results(4);
            std::vector<std::unique_ptr<QThread>> clients;
            for (auto &result : results)
                clients.emplace_back(QThread::create([&] { result = prepare(database); }))->start();
            for (const auto &client : clients)
                QVERIFY(client->wait(60'000));
            for (const auto &result : results)
                VERIFY_RESULT(result);
            QCOMPARE(database.plainSql(u"SELECT count(*) FROM bt_schema_migrations"_s), u"1"_s);
        }
    }
};

QTEST_GUILESS_MAIN(TestPreparation)
#include "tst_preparation.moc"
