// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/deployment.h"

#include "db/engines.h"
#include "db/postgres/driver/pgconnection.h"
#include "db/schema/preparation.h"
#include "db/schema/variants.h"
#include "support/coursetables.h"
#include "support/verifyresult.h"

#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <array>
#include <atomic>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

Result<DeploymentPlan> planFor(const TestDatabase &database)
{
    const auto connection = database.connect();
    return planDeployment(*connection, migrations(connection->engine()));
}

Result<TableReport> deployTo(const TestDatabase &database)
{
    const auto connection = database.connect();
    return deploy(*connection, migrations(connection->engine()));
}

/// The existing tables and the recorded migrations.
QString stateOf(const TestDatabase &database)
{
    const QString tables = database.plainSql(
        u"SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'"_s);
    return tables.isEmpty() ? tables
                            : tables + u": "_s
            + database.plainSql(u"SELECT string_agg(version::text, ' ' ORDER BY version) FROM bt_schema_migrations"_s);
}

const QString kComplete = u"bt_category_colors bt_expense_dates bt_operations bt_person_names bt_schema_migrations "
                          "bt_transfers categories expenses users: 1 2 3 4 5"_s;

} // namespace

class TestDeployment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsWhatIsMissingAndVerifiesIt_data() { addRoutes(); }
    void createsWhatIsMissingAndVerifiesIt()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        ASSIGN_RESULT(const TableReport made, deployTo(database));
        QCOMPARE(made.verdict, TableVerdict::Complete);
        QVERIFY(made.isDeployed());
        ASSIGN_RESULT(const DeploymentPlan nothingToDo, planFor(database));
        QCOMPARE(nothingToDo.sql, QString());
        QCOMPARE(nothingToDo.report, made);
    }

    void theShownStatementsDoWhatDeployDoes()
    {
        const TestDatabase ours(Route::Postgres, TestDatabase::State::Empty);
        const TestDatabase byHand(Route::Postgres, TestDatabase::State::Empty);
        ASSIGN_RESULT(const DeploymentPlan plan, planFor(byHand));
        QVERIFY(stateOf(byHand).isEmpty());
        byHand.plainSql(u"SET ROLE \"%1\";"_s.arg(byHand.server().address.user) + plan.sql);
        VERIFY_RESULT(deployTo(ours));
        QCOMPARE(byHand.plainSql(catalogueOfCourseTables()), ours.plainSql(catalogueOfCourseTables()));
        QCOMPARE(stateOf(byHand), stateOf(ours));
        QCOMPARE(stateOf(ours), kComplete);
        QVERIFY(plan.sql.startsWith(u"BEGIN;\nSELECT pg_advisory_xact_lock("_s));
        QVERIFY(plan.sql.endsWith(u"COMMIT;\n"_s));
    }

    void createsATableBesideThoseThatAreThere()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        database.plainSql(u"SET ROLE \"%1\";"_s.arg(database.server().address.user) + variantddl::kUsers
                          + u"INSERT INTO users (email, name) VALUES ('a@b', 'A')"_s);
        ASSIGN_RESULT(const DeploymentPlan plan, planFor(database));
        QVERIFY(!plan.sql.contains(u"CREATE TABLE users"_s));
        ASSIGN_RESULT(const TableReport made, deployTo(database));
        QCOMPARE(made.verdict, TableVerdict::Complete);
        QCOMPARE(database.plainSql(u"SELECT name FROM users"_s), u"A"_s);
    }

    void adoptsWithoutTouching()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        database.plainSql(u"SET ROLE \"%1\";"_s.arg(database.server().address.user) + variants()[5].ddl);
        const QString before = database.plainSql(catalogueOfCourseTables());
        ASSIGN_RESULT(const TableReport made, deployTo(database));
        QCOMPARE(made.verdict, TableVerdict::Adopted);
        QCOMPARE(database.plainSql(catalogueOfCourseTables()), before);
        QCOMPARE(stateOf(database), kComplete);
    }

    void hasNothingToSendWhereTheTablesCannotBeUsed()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        database.plainSql(variants()[9].ddl);
        ASSIGN_RESULT(const DeploymentPlan plan, planFor(database));
        QCOMPARE(plan.report.verdict, TableVerdict::Explained);
        QCOMPARE(plan.sql, QString());
        QCOMPARE(deployTo(database).error().kind, ErrorKind::TablesDiffer);
    }

    void theGrantThatItNamesHelps()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        const auto &login = database.server();
        database.plainSql(u"CREATE SCHEMA \"Mine, all\"; ALTER DATABASE \"%1\" SET search_path = 'Mine, all'; "
                          "ALTER DATABASE \"%1\" OWNER TO postgres; GRANT USAGE ON SCHEMA \"Mine, all\" TO \"%2\""_s
                              .arg(login.address.database, login.address.user));
        QCOMPARE(deployTo(database).error().kind, ErrorKind::PermissionDenied);
        ASSIGN_RESULT(const DeploymentPlan plan, planFor(database));
        const QString start = u"GRANT USAGE, CREATE ON SCHEMA \"Mine, all\" TO "_s;
        QVERIFY2(plan.grant.startsWith(start) && plan.grant.endsWith(u';'), qPrintable(plan.grant));
        database.plainSql(plan.grant);
        VERIFY_RESULT(deployTo(database));
        ASSIGN_RESULT(const DeploymentPlan done, planFor(database));
        QCOMPARE(done.grant, QString());
    }

    void theGrantForOthersTablesHelpsToo()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        database.plainSql(courseDdl());
        ASSIGN_RESULT(const DeploymentPlan plan, planFor(database));
        QCOMPARE(plan.grant.count(u'\n'), 5);
        database.plainSql(plan.grant);
        ASSIGN_RESULT(const DeploymentPlan done, planFor(database));
        QCOMPARE(done.grant, QString());
        VERIFY_RESULT(deployTo(database));
        const auto connection = database.connect();
        VERIFY_RESULT(connection->exec(u"INSERT INTO categories (name) VALUES ('Food')"_s));
    }

    void twoAtTheSameMomentApplyEachStepOnce_data()
    {
        QTest::addColumn<Route>("route");
        QTest::newRow("PostgreSQL") << Route::Postgres;
        QTest::newRow("PgBouncer") << Route::Pooler;
    }
    void twoAtTheSameMomentApplyEachStepOnce()
    {
        QFETCH(Route, route);
        for (int repetition = 0; repetition < 20; ++repetition) {
            const TestDatabase database(route, TestDatabase::State::Empty);
            std::array<Result<Preparation>, 2> results;
            std::atomic<int> atTheStart = 0;
            const auto run = [&](Result<Preparation> &result) {
                const auto connection = database.connect();
                const auto steps = migrations(connection->engine());
                ++atTheStart;
                while (atTheStart < 2)
                    QThread::yieldCurrentThread();
                result = prepareLedger(*connection, steps);
            };
            const std::unique_ptr<QThread> other(QThread::create([&] { run(results[1]); }));
            other->start();
            run(results[0]);
            QVERIFY(other->wait(60'000));
            for (const auto &result : results) {
                VERIFY_RESULT(result);
                QVERIFY(result->recordsOperations);
            }
            QCOMPARE(stateOf(database), kComplete);
        }
    }

    /// The connection is cut at a random moment of the preparation, as when the program is killed.
    void endedAtAnyMomentItLeavesAllOrNothing()
    {
        int untouched = 0;
        int complete = 0;
        for (int repetition = 0; repetition < 25; ++repetition) {
            const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
            const auto interrupt = std::make_shared<Interrupt>();
            ASSIGN_RESULT(auto connection, PgConnection::open(database.server(), interrupt));
            const quint32 patience = QRandomGenerator::global()->bounded(40'000U); // microseconds
            const std::unique_ptr<QThread> killer(QThread::create([&] {
                QThread::usleep(patience);
                interrupt->raise();
            }));
            killer->start();
            (void)prepareLedger(*connection, migrations(Engine::Postgres));
            connection.reset();
            QVERIFY(killer->wait(60'000));
            QTRY_COMPARE(database.plainSql(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                           "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"_s),
                         u"0"_s);
            const QString state = stateOf(database);
            QVERIFY2(state.isEmpty() || state == kComplete, qPrintable(state));
            ++(state.isEmpty() ? untouched : complete);
            VERIFY_RESULT(deployTo(database));
            QCOMPARE(stateOf(database), kComplete);
        }
        qInfo("%d untouched, %d complete", untouched, complete);
        QVERIFY(untouched > 0);
    }
};

QTEST_GUILESS_MAIN(TestDeployment)
#include "tst_deployment.moc"
