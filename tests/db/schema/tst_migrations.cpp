// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/migrations.h"

#include "db/engines.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Each engine has its own numbers.
    void areNumberedWithoutGapsOnBothEngines()
    {
        for (const Engine engine : {Engine::Sqlite, Engine::Postgres}) {
            const auto steps = migrations(engine);
            QVERIFY(!steps.empty());
            for (std::size_t i = 0; i < steps.size(); ++i)
                QCOMPARE(steps[i].version, int(i) + 1);
        }
    }

    void touchNoTableButOurOwn()
    {
        for (const Engine engine : {Engine::Sqlite, Engine::Postgres}) {
            for (const Migration &step : migrations(engine)) {
                // An index on a course table is allowed in SQLite, because it does not alter the table.
                QString sql = step.sql;
                if (engine == Engine::Sqlite)
                    sql.remove(u"CREATE INDEX bt_expenses_date ON expenses (date);"_s)
                        .remove(u"CREATE INDEX bt_expenses_category ON expenses (category_id, date);"_s)
                        .remove(u"CREATE INDEX bt_expenses_person ON expenses (user_id);"_s);
                for (const QString &table : {u"users"_s, u"categories"_s, u"expenses"_s})
                    QVERIFY2(!sql.contains(table), qPrintable(step.name));
            }
        }
    }

    void eachIsAppliedOnceAndRecorded_data() { addRoutes(); }
    void eachIsAppliedOnceAndRecorded()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        const auto connection = database.connect();
        const auto first = migrations(connection->engine());
        VERIFY_RESULT(connection->execScript(
            canonicalTables({u"users"_s, u"categories"_s, u"expenses"_s}, connection->engine())));
        VERIFY_RESULT(migrate(*connection, first));
        auto later = first;
        later.push_back({int(first.size()) + 1, u"test"_s, u"CREATE TABLE bt_test (x INTEGER);\n"_s});
        VERIFY_RESULT(migrate(*connection, later));
        VERIFY_RESULT(migrate(*connection, later));
        QCOMPARE(database.plainSql(u"SELECT version, name FROM bt_schema_migrations ORDER BY version"_s),
                 route == Route::Sqlite
                     ? u"1|schema_migrations\n2|operations\n3|transfers\n4|beside\n5|local_file\n6|operation_log\n7|test"_s
                     : u"1|schema_migrations\n2|operations\n3|transfers\n4|beside\n5|operation_log\n6|test"_s);
        VERIFY_RESULT(connection->exec(u"INSERT INTO bt_test VALUES (1)"_s));
    }

    void aNewerLedgerIsLeftAlone_data() { addRoutes(); }
    void aNewerLedgerIsLeftAlone()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        database.plainSql(u"INSERT INTO bt_schema_migrations (version, name, applied_at) "
                          "VALUES (999, 'from the future', '2030-01-01 00:00:00')"_s);
        const auto connection = database.connect();
        const auto refused = migrate(*connection, migrations(connection->engine()));
        QCOMPARE(refused.error().kind, ErrorKind::SchemaNewer);
        QCOMPARE(refused.error().detail, u"999"_s);
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
