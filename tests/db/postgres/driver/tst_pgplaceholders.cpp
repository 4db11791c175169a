// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/driver/pgplaceholders.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestPgPlaceholders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void becomeNumbers_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("outline");
        QTest::newRow("none") << u"SELECT 1"_s << u"SELECT 1"_s << u""_s;
        QTest::newRow("positions") << u"SELECT ?, ?"_s << u"SELECT $1, $2"_s << u"? ? "_s;
        QTest::newRow("names") << u"SELECT :a, :b_2, :a"_s << u"SELECT $1, $2, $3"_s << u":a :b_2 :a "_s;
        QTest::newRow("numbers already") << u"SELECT $1 ? 'a', $2"_s << u"SELECT $1 ? 'a', $2"_s << u""_s;
        QTest::newRow("a number in a string") << u"SELECT '$1', ?"_s << u"SELECT '$1', $1"_s << u"? "_s;
        QTest::newRow("cast") << u"SELECT :a::text, x::int"_s << u"SELECT $1::text, x::int"_s << u":a "_s;
        QTest::newRow("string") << u"SELECT 'it''s ? :a', ?"_s << u"SELECT 'it''s ? :a', $1"_s << u"? "_s;
        QTest::newRow("escape string") << u"SELECT E'\\' ?', ?"_s << u"SELECT E'\\' ?', $1"_s << u"? "_s;
        QTest::newRow("identifier") << u"SELECT \"a?\"\":b\", ?"_s << u"SELECT \"a?\"\":b\", $1"_s << u"? "_s;
        QTest::newRow("dollar quotes") << u"SELECT $x$ ? :a $$ $x$, ?"_s << u"SELECT $x$ ? :a $$ $x$, $1"_s << u"? "_s;
        QTest::newRow("line comment") << u"SELECT 1 -- ? :a\n, ?"_s << u"SELECT 1 -- ? :a\n, $1"_s << u"? "_s;
        QTest::newRow("nested comment") << u"/* /* ? */ ? */ SELECT ?"_s << u"/* /* ? */ ? */ SELECT $1"_s << u"? "_s;
        QTest::newRow("slice") << u"SELECT a[1:2], a[lo:hi], ?"_s << u"SELECT a[1:2], a[lo:hi], $1"_s << u"? "_s;
        QTest::newRow("array") << u"SELECT ARRAY[:a, :b]"_s << u"SELECT ARRAY[$1, $2]"_s << u":a :b "_s;
        QTest::newRow("element") << u"SELECT a[?]"_s << u"SELECT a[$1]"_s << u"? "_s;
        QTest::newRow("assignment") << u"SELECT f(a := ?)"_s << u"SELECT f(a := $1)"_s << u"? "_s;
        QTest::newRow("open quote") << u"SELECT 'a ?"_s << u"SELECT 'a ?"_s << u""_s;
        QTest::newRow("colon at the end") << u"SELECT :"_s << u"SELECT :"_s << u""_s;
    }
    void becomeNumbers()
    {
        QFETCH(QString, sql);
        QFETCH(QString, sent);
        QFETCH(QString, outline);
        const PgPlaceholders found = pgPlaceholders(sql);
        QCOMPARE(found.sql, sent);
        QCOMPARE(found.outline, outline);
    }
};

QTEST_GUILESS_MAIN(TestPgPlaceholders)
#include "tst_pgplaceholders.moc"
