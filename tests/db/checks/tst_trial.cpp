// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/checks/trial.h"

#include "db/engines.h"
#include "db/postgres/pgsession.h"
#include "db/checks/serverquestions.h"
#include "support/servers/postgrescluster.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSurvey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyDatabaseHasNothing_data() { addRoutes(); }
    void anEmptyDatabaseHasNothing()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        const auto connection = database.connect();
        ASSIGN_RESULT(const TrialReport report, readTrial(*connection));
        QCOMPARE(report.tables, QStringList());
        QVERIFY(report.persons.empty());
        QVERIFY(report.canCreate && !report.isReadOnly);
        QVERIFY(report.roundTrip > 0us);
        QVERIFY(connection->isClean());
        ASSIGN_RESULT(const TrialReport again, readTrial(*connection)); // the first trial created no table
        QCOMPARE(again.tables, QStringList());
    }

    void countsReservedConnectionsAsTheChecklistDoes()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        const auto connection = database.connect();
        ASSIGN_RESULT(const TrialReport report, readTrial(*connection));
        ASSIGN_RESULT(const ServerFindings found, readServerFindings(*connection, [] { return qint64(0); }));
        QVERIFY(report.room.limit > 0);
        QCOMPARE(report.room, found.room);
    }

    void tellsTablesAndPersons_data() { addRoutes(); }
    void tellsTablesAndPersons()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        database.plainSql(u"INSERT INTO users (email, name) VALUES ('alice@example.com', 'Alice')"_s);
        ASSIGN_RESULT(const TrialReport report, readTrial(*database.connect()));
        const bool isSqlite = route == Route::Sqlite;
        const QString schema = isSqlite ? QString() : u"public."_s;
        for (const QString &table : {u"categories"_s, u"expenses"_s, u"users"_s})
            QVERIFY2(report.tables.contains(schema + table), qPrintable(report.tables.join(u' ')));
        QStringList sorted = report.tables;
        sorted.sort();
        QCOMPARE(report.tables, sorted);
        QCOMPARE(report.persons.size(), std::size_t(1));
        QCOMPARE(report.persons.front().name, u"Alice"_s);
        QCOMPARE(report.serverVersion.isEmpty(), isSqlite);
        QCOMPARE(report.encryption.isEmpty(), isSqlite);
    }

    void tellsWhatTheServerSaysOfItself()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        ASSIGN_RESULT(const TrialReport report, readTrial(*database.connect()));
        const QString version = sharedCluster().sql(u"postgres"_s, u"SHOW server_version"_s).section(u' ', 0, 0);
        QCOMPARE(report.serverVersion, version);
        QCOMPARE(QString::number(report.room.limit), sharedCluster().sql(u"postgres"_s, u"SHOW max_connections"_s));
        QVERIFY(report.encryption.startsWith(u"TLSv1."_s));
    }

    void otherPeoplesUsersAreNoPersons_data() { addRoutes(); }
    void otherPeoplesUsersAreNoPersons()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        const auto connection = database.connect();
        VERIFY_RESULT(connection->exec(u"CREATE TABLE users (id INTEGER PRIMARY KEY, login TEXT)"_s));
        ASSIGN_RESULT(const TrialReport report, readTrial(*connection));
        QVERIFY(report.persons.empty());
        QCOMPARE(report.tables.size(), qsizetype(1));
    }

    void aReadOnlyServerIsNoticed()
    {
        PostgresCluster &cluster = sharedCluster();
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        const auto &login = database.server();
        cluster.sql(u"postgres"_s,
                    u"ALTER ROLE \"%1\" SET default_transaction_read_only = on"_s.arg(login.address.user));
        ASSIGN_RESULT(const TrialReport report, readTrial(*database.connect()));
        QVERIFY(report.isReadOnly);
    }

    void aRoleThatMayNotCreateTablesIsReported()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        const auto &login = database.server();
        sharedCluster().sql(login.address.database,
                            u"ALTER SCHEMA public OWNER TO postgres; "
                            "REVOKE CREATE ON SCHEMA public FROM PUBLIC, \"%1\""_s.arg(login.address.user));
        ASSIGN_RESULT(const TrialReport report, readTrial(*database.connect()));
        QVERIFY(!report.canCreate);
    }

    void aTableOfUsersThatMayNotBeReadGivesNoPersons()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        const auto &login = database.server();
        sharedCluster().sql(login.address.database,
                            u"CREATE TABLE users (id integer, email text, name text); "
                            "INSERT INTO users VALUES (1, 'a@b', 'A')"_s);
        ASSIGN_RESULT(const TrialReport report, readTrial(*database.connect()));
        QVERIFY(report.persons.empty());
        QCOMPARE(report.tables, QStringList{u"public.users"_s});
    }
};

QTEST_GUILESS_MAIN(TestSurvey)
#include "tst_trial.moc"
