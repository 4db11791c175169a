// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/cells.h"
#include "db/connection.h"

#include "db/engines.h"
#include "support/verifyresult.h"

#include <QTest>

#include <future>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// The behaviour of Connection that both engines share, on every route.
class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesParametersInAnyOrderAndRepeated_data() { addRoutes(); }
    void takesParametersInAnyOrderAndRepeated()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        const auto connection = database.connect();
        ASSIGN_RESULT(const Rows rows,
                      connection->exec(u"SELECT CAST($2 AS text), CAST($1 AS integer), CAST($2 AS text)"_s,
                                       {qint64(5), u"two"_s}));
        QCOMPARE(textAt(rows), u"two"_s);
        QCOMPARE(integerAt(rows, 1), 5);
        QCOMPARE(textAt(rows, 2), u"two"_s);
    }

    void givesTextsBackToTheCharacter_data() { addRoutes(); }
    void givesTextsBackToTheCharacter()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        const auto connection = database.connect();
        for (const QString &text : {u"a'b\"c\\d;e f%g@h:i/j#k=l $1 -- x"_s, u"Übergröße"_s, u"продукты"_s, u"食料品"_s,
                                    u"مواد غذائية"_s, u"🙂"_s, u" two  spaces "_s, u"line\nbreak\ttab"_s}) {
            ASSIGN_RESULT(const Rows rows, connection->exec(u"SELECT CAST($1 AS text)"_s, {text}));
            QCOMPARE(textAt(rows), text);
        }
    }

    void keepsMoneyToTheDigit_data() { addRoutes(); }
    void keepsMoneyToTheDigit()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        VERIFY_RESULT(connection->exec(u"INSERT INTO users (email, name) VALUES ('a@b', 'A')"_s));
        VERIFY_RESULT(connection->exec(u"INSERT INTO categories (name) VALUES ('C')"_s));
        for (const qint64 minor : {1LL, -1LL, 30LL, 9'999'999'999LL, -9'999'999'999LL}) {
            ASSIGN_RESULT(const Rows rows,
                          connection->exec(u"INSERT INTO expenses (user_id, category_id, description, amount) "
                                           "VALUES (1, 1, 'x', $1) RETURNING amount"_s,
                                           {Money::fromMinor(minor)}));
            QCOMPARE(moneyAt(rows), Money::fromMinor(minor));
        }
    }

    void tenThousandCentsAreAHundred_data() { addRoutes(); }
    void tenThousandCentsAreAHundred()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        VERIFY_RESULT(connection->exec(u"INSERT INTO users (email, name) VALUES ('a@b', 'A')"_s));
        VERIFY_RESULT(connection->exec(u"INSERT INTO categories (name) VALUES ('C')"_s));
        VERIFY_RESULT(connection->exec(
            u"INSERT INTO expenses (user_id, category_id, description, amount) "
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) SELECT 1, 1, 'x', $1 FROM n"_s,
            {Money::fromMinor(1)}));
        ASSIGN_RESULT(const Rows rows, connection->exec(u"SELECT sum(amount) FROM expenses"_s));
        QCOMPARE(moneyAt(rows), Money::fromMinor(100'00));
    }

    void readsNullAsNull_data() { addRoutes(); }
    void readsNullAsNull()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        ASSIGN_RESULT(const Rows rows,
                      connection->exec(u"INSERT INTO categories (name, color) VALUES ('C', $1) RETURNING color"_s,
                                       {Value()}));
        QVERIFY(isNullAt(rows));
    }

    void countsTheRowsThatAStatementChanged_data() { addRoutes(); }
    void countsTheRowsThatAStatementChanged()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        VERIFY_RESULT(connection->exec(u"INSERT INTO categories (name) VALUES ('A'), ('B'), ('C')"_s));
        ASSIGN_RESULT(const Rows rows, connection->exec(u"UPDATE categories SET color = '#000000' WHERE name < 'C'"_s));
        QCOMPARE(rows.affected, 2);
    }

    void namesWhatTheEngineRefused_data() { addRoutes(); }
    void namesWhatTheEngineRefused()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        VERIFY_RESULT(connection->exec(u"INSERT INTO categories (name) VALUES ('Food')"_s));
        const auto twice = connection->exec(u"INSERT INTO categories (name) VALUES ('Food')"_s);
        QCOMPARE(twice.error().kind, ErrorKind::NameTaken);
        QVERIFY(twice.error().constraint.contains(u"categories"_s));
        const auto orphan = connection->exec(
            u"INSERT INTO expenses (user_id, category_id, description, amount) VALUES (77, 1, 'x', 1)"_s);
        // SQLite does not report which parent of the row is missing.
        QCOMPARE(orphan.error().kind, route == Route::Sqlite ? ErrorKind::StillReferenced : ErrorKind::PersonUnknown);
        const auto nonsense = connection->exec(u"SELEKT 1"_s);
        QCOMPARE(nonsense.error().kind, ErrorKind::Unexpected);
        QVERIFY(!nonsense.error().detail.isEmpty());
        VERIFY_RESULT(connection->exec(u"SELECT 1"_s));
        QVERIFY(connection->isClean());
    }

    void statementsTogetherAreAllOrNothing_data() { addRoutes(); }
    void statementsTogetherAreAllOrNothing()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        const QString insert = u"INSERT INTO categories (name) VALUES ($1) RETURNING name"_s;
        ASSIGN_RESULT(const auto answers,
                      connection->execTogether({{insert, {u"a"_s}},
                                                {u"SELECT count(*) FROM categories"_s},
                                                {u"UPDATE categories SET color = $1"_s, {u"#000000"_s}}}));
        QCOMPARE(answers.size(), 3U);
        QCOMPARE(textAt(answers[0]), u"a"_s);
        QCOMPARE(integerAt(answers[1]), 1);
        QCOMPARE(answers[2].affected, 1);

        const auto refused = connection->execTogether({{insert, {u"b"_s}}, {insert, {u"a"_s}}, {insert, {u"c"_s}}});
        QCOMPARE(refused.error().kind, ErrorKind::NameTaken); // the first error
        QVERIFY(connection->isClean());
        QCOMPARE(database.plainSql(u"SELECT name FROM categories ORDER BY name"_s), u"a"_s);
        ASSIGN_RESULT(const auto none, connection->execTogether({}));
        QVERIFY(none.empty());
    }

    void aTextWithoutCharactersIsNoNull_data() { addRoutes(); }
    void aTextWithoutCharactersIsNoNull()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        const auto connection = database.connect();
        for (const QString &text : {QString(), u""_s}) {
            ASSIGN_RESULT(const Rows rows, connection->exec(u"SELECT CAST($1 AS text)"_s, {text}));
            QVERIFY(!isNullAt(rows));
            QCOMPARE(textAt(rows), u""_s);
        }
        ASSIGN_RESULT(const Rows none, connection->exec(u"SELECT CAST($1 AS text)"_s, {Value()}));
        QVERIFY(isNullAt(none));
    }

    void aScriptMayHoldATrigger_data() { addRoutes(); }
    void aScriptMayHoldATrigger()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        const auto connection = database.connect();
        const QString trigger = route == Route::Sqlite
            ? u"CREATE TRIGGER counting AFTER INSERT ON a BEGIN\n"
              "  UPDATE b SET n = n + 1;\n"
              "  UPDATE b SET last = ';' || NEW.x;\n"
              "END;\n"_s
            : u"CREATE FUNCTION counting() RETURNS trigger LANGUAGE plpgsql AS $$\n"
              "BEGIN\n"
              "  UPDATE b SET n = n + 1;\n"
              "  UPDATE b SET last = ';' || NEW.x;\n"
              "  RETURN NEW;\n"
              "END;\n"
              "$$;\n"
              "CREATE TRIGGER counting AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION counting();\n"_s;
        VERIFY_RESULT(connection->execScript(u"CREATE TABLE a (x TEXT); CREATE TABLE b (n INTEGER, last TEXT);\n"
                                             "INSERT INTO b VALUES (0, '');\n"_s
                                             + trigger + u"INSERT INTO a VALUES ('$1;\n'); -- the end;"_s));
        ASSIGN_RESULT(const Rows rows, connection->exec(u"SELECT n, last FROM b"_s));
        QCOMPARE(integerAt(rows, 0), 1);
        QCOMPARE(textAt(rows, 1), u";$1;\n"_s);
    }

    void aNumberInAStringIsNoParameter_data() { addRoutes(); }
    void aNumberInAStringIsNoParameter()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        const auto connection = database.connect();
        ASSIGN_RESULT(const Rows rows, connection->exec(u"SELECT '$2 ? :a', CAST($1 AS text) -- $3"_s, {u"x"_s}));
        QCOMPARE(textAt(rows, 0), u"$2 ? :a"_s);
        QCOMPARE(textAt(rows, 1), u"x"_s);
    }

    void whatIsReadTogetherIsOfOneMoment_data() { addRoutes(); }
    void whatIsReadTogetherIsOfOneMoment()
    {
        QFETCH(Route, route);
        if (route == Route::Sqlite)
            return; // SQLite has no statement that waits for an advisory lock
        const TestDatabase database(route);
        const auto other = database.connect();
        VERIFY_RESULT(other->exec(u"BEGIN"_s));
        VERIFY_RESULT(other->exec(u"SELECT pg_advisory_xact_lock(7) AS locked"_s));
        const QString counting = u"SELECT count(*) AS n FROM categories"_s;
        auto counts = std::async(std::launch::async, [&] {
            return database.connect()->execTogether(
                {{counting}, {u"SELECT pg_advisory_xact_lock(7) AS locked"_s}, {counting}});
        });
        QTRY_COMPARE_WITH_TIMEOUT(database.plainSql(
                                      u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"_s),
                                  u"1"_s, 20'000);
        VERIFY_RESULT(other->exec(u"INSERT INTO categories (name) VALUES ('Food')"_s));
        VERIFY_RESULT(other->exec(u"COMMIT"_s));
        ASSIGN_RESULT(const auto answers, counts.get());
        QCOMPARE(integerAt(answers[0]), 0);
        QCOMPARE(integerAt(answers[2]), 0);
    }

    void aScriptRunsWholeAndStopsAtAnError_data() { addRoutes(); }
    void aScriptRunsWholeAndStopsAtAnError()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        const auto connection = database.connect();
        VERIFY_RESULT(connection->execScript(u"CREATE TABLE a (x INTEGER);\nINSERT INTO a VALUES (1), (2);\n"_s));
        ASSIGN_RESULT(const Rows rows, connection->exec(u"SELECT count(*) FROM a"_s));
        QCOMPARE(integerAt(rows), 2);
        QVERIFY(!connection->execScript(u"INSERT INTO nowhere VALUES (1);\nDROP TABLE a;\n"_s).has_value());
        VERIFY_RESULT(connection->exec(u"SELECT count(*) FROM a"_s));
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
