// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgpromise.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

QString printed(const PgPromise &promise)
{
    if (!promise.hasRows)
        return u"nothing"_s;
    const auto number = [](const std::optional<int> &n) { return n ? QString::number(*n) : u"any"_s; };
    if (!*promise.hasRows)
        return QString::fromLatin1(promise.command) + u", no rows"_s;
    return u"%1, %2 rows of %3"_s.arg(QString::fromLatin1(promise.command), number(promise.rows),
                                      number(promise.columns));
}

} // namespace

class TestPgPromise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAStatementPromises_data()
    {
        QTest::addColumn<QString>("promise");
        const auto row = [](const char *sql, const char *promise) {
            QTest::newRow(sql) << QString::fromLatin1(promise);
        };
        row("SELECT 1", "SELECT, 1 rows of 1");
        row("select 1, 2 ;", "SELECT, 1 rows of 2");
        row("SELECT id, name FROM users", "SELECT, any rows of 2");
        row("SELECT DISTINCT ON (a, b) a, b, c FROM t", "SELECT, any rows of 3");
        row("SELECT DISTINCT a FROM t", "SELECT, any rows of 1");
        row("SELECT ALL a, b FROM t", "SELECT, any rows of 2");
        row("SELECT f(a, b), (SELECT c, d FROM x), ARRAY[1, 2], 'a, b', \"c, d\" FROM t", "SELECT, any rows of 5");
        row("SELECT a IS DISTINCT FROM b, c FROM t", "SELECT, any rows of 2");
        row("SELECT extract(epoch FROM now()), 2", "SELECT, 1 rows of 2");
        row("SELECT a * b, count(*) FROM t", "SELECT, any rows of 2");
        row("SELECT * FROM t", "SELECT, any rows of any");
        row("SELECT t.*, 1 FROM t", "SELECT, any rows of any");
        row("SELECT a, * FROM t", "SELECT, any rows of any");
        row("SELECT unnest($1)", "SELECT, any rows of 1");
        row("SELECT 1 WHERE false", "SELECT, any rows of 1");
        row("SELECT 1 LIMIT 0", "SELECT, any rows of 1");
        row("SELECT 1 UNION SELECT 2", "SELECT, any rows of 1");
        row("SELECT 'it''s, so', 2", "SELECT, 1 rows of 2");
        row("SELECT 1, -- two, three\n 2 /* four, five */", "SELECT, 1 rows of 2");
        row("-- said before\nSELECT 1", "SELECT, 1 rows of 1");
        row("SELECT CASE WHEN a THEN 1 ELSE 2 END, b FROM t", "SELECT, any rows of 2");
        row("SELECT a INTO b FROM t", "nothing");
        row("WITH x AS (SELECT 1, 2) SELECT a FROM x", "SELECT, any rows of 1");
        row("WITH x AS (INSERT INTO t VALUES (1) RETURNING a, b) SELECT a, b, 3 FROM x", "SELECT, any rows of 3");
        row("WITH x AS (SELECT 1), y AS (SELECT 2) INSERT INTO t SELECT * FROM x RETURNING id",
            "INSERT, any rows of 1");
        row("INSERT INTO t (a, b) VALUES ($1, $2)", "INSERT, no rows");
        row("INSERT INTO t (a, b) VALUES ($1, $2) RETURNING id, a", "INSERT, any rows of 2");
        row("UPDATE t SET a = 1, b = 2 WHERE id = 3", "UPDATE, no rows");
        row("UPDATE t SET a = 1 WHERE id = 3 RETURNING *", "UPDATE, any rows of any");
        row("DELETE FROM t", "DELETE, no rows");
        row("BEGIN", "BEGIN, no rows");
        row("BEGIN ISOLATION LEVEL SERIALIZABLE", "BEGIN, no rows");
        row("COMMIT", "COMMIT, no rows");
        for (const char *sql : {"", "-- ping", "EXPLAIN SELECT 1", "SHOW x", "VALUES (1, 2)", "CREATE TABLE t (a int)",
                                "SET LOCAL a = 1", "CALL f()", "WITH", "LOCK TABLE t", "START TRANSACTION", "'", "((("})
            row(sql, "nothing");
    }
    void readsWhatAStatementPromises()
    {
        QFETCH(QString, promise);
        QCOMPARE(printed(promiseOf(QString::fromLatin1(QTest::currentDataTag()))), promise);
    }

    void namesWhatCame()
    {
        const auto said = [](const QString &sql, const PgAnswerShape &answer) {
            const auto error = brokenPromise(sql, answer);
            return error ? error->detail : QString();
        };
        const QString query = u"SELECT a, b FROM t"_s;
        QCOMPARE(said(query, {true, 2, 0, "SELECT 0"}), QString());
        QCOMPARE(said(query, {true, 3, 1, "SELECT 1"}), u"1 rows of 3 columns (SELECT 1) instead of 2 columns"_s);
        QCOMPARE(said(query, {true, 0, 4, "SELECT 4"}), u"4 rows of 0 columns (SELECT 4) instead of 2 columns"_s);
        QCOMPARE(said(query, {false, 0, 0, "SELECT 0"}), u"SELECT 0 without rows instead of rows"_s);
        QCOMPARE(said(query, {false, 0, 0, {}}), u"nothing without rows instead of rows"_s);
        QCOMPARE(said(query, {true, 2, 1, "INSERT 0 1"}), u"1 rows of 2 columns (INSERT 0 1) instead of SELECT"_s);
        QCOMPARE(said(u"SELECT 1"_s, {true, 1, 0, "SELECT 0"}), u"0 rows of 1 columns (SELECT 0) instead of one row"_s);
        QCOMPARE(said(u"COMMIT"_s, {false, 0, 0, "COMMIT"}), QString());
        QCOMPARE(said(u"COMMIT"_s, {false, 0, 0, "ROLLBACK"}), QString()); // an earlier statement failed
        QCOMPARE(said(u"COMMIT"_s, {false, 0, 0, "BEGIN"}), u"BEGIN without rows instead of COMMIT"_s);
        QCOMPARE(said(u"DELETE FROM t"_s, {true, 1, 1, "DELETE 1"}),
                 u"1 rows of 1 columns (DELETE 1) instead of none"_s);
    }
};

QTEST_APPLESS_MAIN(TestPgPromise)
#include "tst_pgpromise.moc"
