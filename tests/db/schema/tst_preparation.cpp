// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/preparation.h"

#include "db/engines.h"
#include "db/postgres/driver/pgconnection.h"
#include "support/coursetables.h"
#include "support/links/faultproxy.h"
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

Result<Preparation> look(const TestDatabase &database)
{
    const auto connection = database.connect();
    return lookAtLedger(*connection, migrations(connection->engine()));
}

const QString kNewer = u"INSERT INTO bt_schema_migrations VALUES (999, 'x', '2030-01-01 00:00:00')"_s;

void makeReadOnly(const TestDatabase &database)
{
    database.plainSql(
        u"ALTER DATABASE \"%1\" SET default_transaction_read_only = on"_s.arg(database.server().address.database));
}

/// Adds an operation that is a little older than a week, and one that is a little younger.
void addOperations(const TestDatabase &database, Route route)
{
    const bool sqlite = route == Route::Sqlite;
    const QString old = sqlite ? u"datetime('now', '-7 days', '-1 minute')"_s : u"now() - interval '7 days 1 minute'"_s;
    const QString young = sqlite ? u"datetime('now', '-7 days', '+1 minute')"_s
                                 : u"now() - interval '6 days 23 hours'"_s;
    database.plainSql(u"INSERT INTO bt_operations (id, content, done_at) VALUES "
                      "('00000000-0000-0000-0000-000000000001', 'old', %1), "
                      "('00000000-0000-0000-0000-000000000002', 'young', %2)"_s.arg(old, young));
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
        const Preparation whole{
            .recordsOperations = true, .hasLog = route == Route::Sqlite, .sharesLog = route != Route::Sqlite};
        QCOMPARE(prepare(database), whole);
        database.plainSql(u"INSERT INTO categories (name) VALUES ('Food')"_s);
        QCOMPARE(prepare(database), whole);
        QCOMPARE(database.plainSql(u"SELECT name FROM categories"_s), u"Food"_s);
        const auto steps = migrations(route == Route::Sqlite ? Engine::Sqlite : Engine::Postgres);
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM bt_schema_migrations"_s), QString::number(steps.size()));
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
        QVERIFY(refused.error().detail.contains(u"expenses.user_id"_s));
        QCOMPARE(database.plainSql(u"SELECT string_agg(tablename, ',') FROM pg_tables WHERE schemaname = 'public'"_s),
                 u"expenses"_s);
    }

    void aLedgerOfANewerProgramIsReadAlone_data() { addRoutes(); }
    void aLedgerOfANewerProgramIsReadAlone()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        database.plainSql(kNewer);
        const Preparation newer{.isReadOnly = true, .isNewer = true};
        QCOMPARE(prepare(database), newer);
        QCOMPARE(look(database), newer);
    }

    void aNewerProgramsDatabaseWithoutTablesIsRefused_data() { addRoutes(); }
    void aNewerProgramsDatabaseWithoutTablesIsRefused()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        const auto *login = std::get_if<ServerLogin>(&database.login());
        const QString asOwner = login ? u"SET ROLE \"%1\";"_s.arg(login->address.user) : QString();
        database.plainSql(asOwner + migrations(login ? Engine::Postgres : Engine::Sqlite).front().sql);
        database.plainSql(kNewer);
        QCOMPARE(prepare(database).error().kind, ErrorKind::SchemaNewer);
    }

    void lookingCreatesNothing_data() { addRoutes(); }
    void lookingCreatesNothing()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        const auto refused = look(database);
        QCOMPARE(refused.error().kind, ErrorKind::TablesDiffer);
        QCOMPARE(refused.error().detail, u"users: missing\ncategories: missing\nexpenses: missing"_s);
        const QString count = route == Route::Sqlite ? u"SELECT count(*) FROM sqlite_master"_s
                                                     : u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s;
        QCOMPARE(database.plainSql(count), u"0"_s);
        const TestDatabase ready(route);
        const Preparation whole{
            .recordsOperations = true, .hasLog = route == Route::Sqlite, .sharesLog = route != Route::Sqlite};
        QCOMPARE(look(ready), whole);
    }

    void aRoleWithoutTheRightToCreateUsesCompleteTables()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        const auto &login = database.server();
        database.plainSql(courseDdl());
        database.plainSql(u"ALTER DATABASE \"%1\" OWNER TO postgres;"
                          "GRANT SELECT, INSERT, UPDATE, DELETE ON users, categories, expenses TO \"%2\""_s.arg(
                              login.address.database, login.address.user));
        QCOMPARE(prepare(database), Preparation());
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM pg_tables WHERE tablename LIKE 'bt_%'"_s), u"0"_s);
    }

    void aRoleWithoutRightsOnOurTablesUsesTheCourses()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        const QString user = database.server().address.user;
        QString ours = courseDdl();
        for (const Migration &step : migrations(Engine::Postgres)) {
            ours += step.sql
                + u"INSERT INTO bt_schema_migrations VALUES (%1, '%2', now());"_s.arg(step.version).arg(step.name);
        }
        database.plainSql(ours);
        database.plainSql(u"GRANT SELECT, INSERT, UPDATE, DELETE ON users, categories, expenses TO \"%1\""_s.arg(user));
        QCOMPARE(prepare(database).value_or(Preparation{true, true}), Preparation());
        const QString grant =
            u"GRANT SELECT, INSERT, UPDATE ON bt_schema_migrations, bt_operations, bt_transfers TO \"%1\""_s;
        database.plainSql(grant.arg(user));
        const Preparation whole{.recordsOperations = true, .sharesLog = true};
        QCOMPARE(prepare(database), whole);
    }

    void aServerThatTakesNoChangesIsReadOnly_data()
    {
        QTest::addColumn<bool>("hasOurs");
        QTest::newRow("the course's tables") << false;
        QTest::newRow("ours too") << true;
    }
    void aServerThatTakesNoChangesIsReadOnly()
    {
        QFETCH(bool, hasOurs);
        const TestDatabase database(Route::Postgres,
                                    hasOurs ? TestDatabase::State::Prepared : TestDatabase::State::Empty);
        if (!hasOurs)
            database.plainSql(courseDdl());
        makeReadOnly(database);
        const Preparation readOnly{false, true};
        QCOMPARE(prepare(database), readOnly);
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM pg_tables WHERE tablename LIKE 'bt_%'"_s),
                 hasOurs ? u"6"_s : u"0"_s);
    }

    void anEmptyServerThatTakesNoChangesIsRefused()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        makeReadOnly(database);
        QCOMPARE(prepare(database).error().kind, ErrorKind::ReadOnlyServer);
    }

    void aReadyLedgerIsLookedAtInOneFlight()
    {
        const TestDatabase database(Route::Postgres);
        FaultProxy proxy(sharedCluster().port());
        auto login = database.server();
        login.address.port = proxy.port();
        ASSIGN_RESULT(const auto connection, PgConnection::open(login, std::make_shared<Interrupt>()));
        proxy.resetFlights();
        VERIFY_RESULT(prepareLedger(*connection, migrations(Engine::Postgres)));
        QCOMPARE(proxy.flights(), 1);
    }

    void operationsOlderThanAWeekAreDropped_data() { addRoutes(); }
    void operationsOlderThanAWeekAreDropped()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addOperations(database, route);
        VERIFY_RESULT(prepare(database));
        if (route == Route::Sqlite) // in a local file, tidyLedger() does this after the first paint
            VERIFY_RESULT(tidyLedger(*database.connect(), migrations(Engine::Sqlite)));
        QCOMPARE(database.plainSql(u"SELECT content FROM bt_operations"_s), u"young"_s);
    }

    void operationsWithTheirRowsAreKeptFor90Days()
    {
        const TestDatabase database(Route::Postgres);
        database.plainSql(u"INSERT INTO bt_operations (id, content, operation, done_at) VALUES "
                          "('00000000-0000-0000-0000-000000000001', 'old', '{}', now() - interval '91 days'), "
                          "('00000000-0000-0000-0000-000000000002', 'young', '{}', now() - interval '89 days')"_s);
        VERIFY_RESULT(prepare(database));
        QCOMPARE(database.plainSql(u"SELECT content FROM bt_operations"_s), u"young"_s);
    }

    /// The tables' owner has to use the new version once, because only the owner may alter a table.
    void aLedgerOfTheVersionBeforeIsUsedWithoutTheSharedLog()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        auto older = migrations(Engine::Postgres);
        older.pop_back();
        VERIFY_RESULT(prepareLedger(*database.connect(), older));
        database.plainSql(u"ALTER TABLE bt_operations OWNER TO postgres;"
                          "GRANT SELECT, INSERT, UPDATE, DELETE ON bt_operations TO \"%1\""_s.arg(
                              database.server().address.user));
        const Preparation without{.recordsOperations = true};
        QCOMPARE(prepare(database), without);
        database.plainSql(u"ALTER TABLE bt_operations OWNER TO \"%1\""_s.arg(database.server().address.user));
        const Preparation whole{.recordsOperations = true, .sharesLog = true};
        QCOMPARE(prepare(database), whole);
    }

    void aNewerProgramsOperationsAreLeftAlone_data() { addRoutes(); }
    void aNewerProgramsOperationsAreLeftAlone()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addOperations(database, route);
        database.plainSql(kNewer);
        VERIFY_RESULT(prepare(database));
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM bt_operations"_s), u"2"_s);
    }

    void aRoleWithoutTheRightToCreateIsReported()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        database.plainSql(u"ALTER DATABASE \"%1\" OWNER TO postgres"_s.arg(database.server().address.database));
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
            QCOMPARE(database.plainSql(u"SELECT count(*) FROM bt_schema_migrations"_s), u"5"_s);
        }
    }
};

QTEST_GUILESS_MAIN(TestPreparation)
#include "tst_preparation.moc"
