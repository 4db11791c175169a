// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/driver/pgresult.h"

#include "db/postgres/driver/pgdatabase.h"

#include <QDateTime>
#include <QSqlError>
#include <QSqlField>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>
#include <QUuid>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// The documented behaviour of QSqlQuery, with real servers.
class TestPgResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bindsByPositionNameAndNumber_data() { addServerRoutes(); }
    void bindsByPositionNameAndNumber()
    {
        QFETCH(Route, route);
        const PgDatabase database(route);
        QSqlQuery query = database.query();
        for (const QString &sql : {u"SELECT ?::int, ?::text"_s, u"SELECT $1::int, $2::text"_s}) {
            VERIFY_QUERY(query, prepare(sql));
            query.addBindValue(7);
            query.addBindValue(u"it's"_s);
            VERIFY_QUERY(query, exec());
            QVERIFY(query.next());
            QCOMPARE(query.value(0), QVariant(7));
            QCOMPARE(query.value(1), QVariant(u"it's"_s));
        }
        VERIFY_QUERY(query, prepare(u"SELECT :a::int, :b::text, :a::int"_s));
        query.bindValue(u":b"_s, u"x"_s);
        query.bindValue(u":a"_s, 1);
        VERIFY_QUERY(query, exec());
        QVERIFY(query.next());
        QCOMPARE(query.value(2).toInt(), 1);
        VERIFY_QUERY(query, prepare(u"SELECT $2::text, $1::int"_s));
        query.bindValue(u"$2"_s, u"y"_s);
        query.bindValue(u"$1"_s, 2);
        VERIFY_QUERY(query, exec());
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toString(), u"y"_s);
    }

    void aPreparedQueryIsOneFlightEachTime()
    {
        RelayedPgDatabase database;
        QSqlQuery query = database.query();
        VERIFY_QUERY(query, prepare(u"SELECT ?::int"_s));
        QCOMPARE(database.relay().flights(), 0);
        for (int time = 1; time <= 3; ++time) {
            query.bindValue(0, time);
            VERIFY_QUERY(query, exec());
            QVERIFY(query.next());
            QCOMPARE(query.value(0).toInt(), time);
            QCOMPARE(database.relay().flights(), time);
        }
        query = QSqlQuery();
        VERIFY_QUERY(database.query(), exec(u"SELECT 1"_s));
        QCOMPARE(database.relay().flights(), 4); // no DEALLOCATE was sent
    }

    void valuesArriveAsTheTypeOfTheirColumn_data() { addServerRoutes(); }
    void valuesArriveAsTheTypeOfTheirColumn()
    {
        QFETCH(Route, route);
        const PgDatabase database(route);
        QSqlQuery query = database.query();
        VERIFY_QUERY(query,
                     exec(u"SELECT 1::int, 5000000000::bigint, 12.10::numeric(10,2), date '2024-02-29', true, "
                          "1.5::float8, '\\x00ff'::bytea, time '10:20:30.5', 'x'::text, "
                          "timestamp '2024-02-29 10:20:30.5', NULL::int, 'infinity'::date, "
                          "date '0044-03-15 BC', 'NaN'::numeric"_s));
        QVERIFY(query.next());
        QCOMPARE(query.value(0), QVariant(1));
        QCOMPARE(query.value(1), QVariant(qint64(5'000'000'000)));
        QCOMPARE(query.value(2), QVariant(u"12.10"_s));
        QCOMPARE(query.value(3), QVariant(QDate(2024, 2, 29)));
        QCOMPARE(query.value(4), QVariant(true));
        QCOMPARE(query.value(5), QVariant(1.5));
        QCOMPARE(query.value(6), QVariant("\x00\xff"_ba));
        QCOMPARE(query.value(7), QVariant(QTime(10, 20, 30, 500)));
        QCOMPARE(query.value(8), QVariant(u"x"_s));
        QCOMPARE(query.value(9), QVariant(QDateTime(QDate(2024, 2, 29), QTime(10, 20, 30, 500))));
        QVERIFY(query.isNull(10));
        QVERIFY(query.value(10).isNull());
        QCOMPARE(query.value(11), QVariant(u"infinity"_s));
        QCOMPARE(query.value(12), QVariant(u"0044-03-15 BC"_s));
        QCOMPARE(query.value(13), QVariant(u"NaN"_s));
    }

    void boundValuesAreReadBackTheSame_data() { addServerRoutes(); }
    void boundValuesAreReadBackTheSame()
    {
        QFETCH(Route, route);
        const PgDatabase database(route);
        QSqlQuery query = database.query();
        const QDateTime time(QDate(2024, 7, 1), QTime(23, 30, 0, 123));
        VERIFY_QUERY(query,
                     prepare(u"SELECT ?::date, ?::time, ?::timestamp, ?::timestamptz, ?::bytea, ?::bool, "
                             "?::float8, ?::uuid, ?::text, ?::text"_s));
        const QUuid id(u"{12345678-9abc-def0-1234-56789abcdef0}"_s);
        const QList<QVariant> values{time.date(), time.time(), time,         time.toUTC(), "\0'\\x"_ba,
                                     true,        0.1,         QVariant(id), u""_s,        QVariant()};
        for (const QVariant &value : values)
            query.addBindValue(value);
        VERIFY_QUERY(query, exec());
        QVERIFY(query.next());
        for (int column : {0, 1, 2, 4, 5, 6, 8})
            QCOMPARE(query.value(column), values[column]);
        QCOMPARE(query.value(3).toDateTime(), time);
        QCOMPARE(query.value(7).toUuid(), id);
        QVERIFY(!query.isNull(8));
        QVERIFY(query.isNull(9));
    }

    void numericBecomesANumberOnlyOnRequest()
    {
        const PgDatabase database(Route::Postgres);
        QSqlQuery query = database.query();
        const auto asked = [&](QSql::NumericalPrecisionPolicy policy) {
            query.setNumericalPrecisionPolicy(policy);
            return query.exec(u"SELECT 1.5::numeric"_s) && query.next() ? query.value(0) : QVariant();
        };
        QCOMPARE(asked(QSql::HighPrecision), QVariant(u"1.5"_s));
        QCOMPARE(asked(QSql::LowPrecisionDouble), QVariant(1.5));
        QCOMPARE(asked(QSql::LowPrecisionInt32), QVariant(1));
        QCOMPARE(asked(QSql::LowPrecisionInt64), QVariant(qint64(1)));
    }

    void anErrorHasItsSqlStateAndConstraint_data() { addServerRoutes(); }
    void anErrorHasItsSqlStateAndConstraint()
    {
        QFETCH(Route, route);
        const PgDatabase database(route);
        QSqlQuery query = database.query();
        VERIFY_QUERY(query, exec(u"INSERT INTO categories (name) VALUES ('Food')"_s));
        VERIFY_QUERY(query, prepare(u"INSERT INTO categories (name) VALUES (?)"_s));
        query.addBindValue(u"Food"_s);
        QVERIFY(!query.exec());
        QCOMPARE(query.lastError().type(), QSqlError::StatementError);
        QCOMPARE(query.lastError().nativeErrorCode(), u"23505"_s);
        QVERIFY(query.lastError().databaseText().contains(u"categories"_s));
        const Error &error = static_cast<const PgResult *>(query.result())->failure();
        QCOMPARE(error.kind, ErrorKind::NameTaken);
        QVERIFY(error.constraint.contains(u"categories"_s));
        QVERIFY(!query.isActive());
        query.bindValue(0, u"Fun"_s);
        VERIFY_QUERY(query, exec());
    }

    void severalStatementsAreOneFlightAndSeveralResults()
    {
        RelayedPgDatabase database;
        QSqlQuery query = database.query();
        VERIFY_QUERY(query,
                     exec(u"CREATE TABLE t (x int); INSERT INTO t VALUES (1), (2); SELECT x FROM t ORDER BY x;"_s));
        QCOMPARE(database.relay().flights(), 1);
        QVERIFY(!query.isSelect());
        QVERIFY(query.nextResult());
        QCOMPARE(query.numRowsAffected(), 2);
        QVERIFY(query.nextResult());
        QVERIFY(query.isSelect());
        QCOMPARE(query.size(), 2);
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toInt(), 1);
        QVERIFY(!query.nextResult());
        QVERIFY(!query.isActive());
        QVERIFY(!query.exec(u"INSERT INTO t VALUES (3); SELECT 1 / 0"_s));
        QCOMPARE(query.lastError().nativeErrorCode(), u"22012"_s);
        VERIFY_QUERY(query, exec(u"SELECT count(*) FROM t"_s));
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toInt(), 2);
    }

    void walksThroughRowsInEveryDirection()
    {
        const PgDatabase database(Route::Postgres);
        QSqlQuery query = database.query();
        VERIFY_QUERY(query, exec(u"SELECT * FROM generate_series(1, 5)"_s));
        QCOMPARE(query.size(), 5);
        QVERIFY(query.last());
        QCOMPARE(query.value(0).toInt(), 5);
        QVERIFY(query.previous());
        QCOMPARE(query.value(0).toInt(), 4);
        QVERIFY(query.seek(1));
        QVERIFY(query.seek(1, true));
        QCOMPARE(query.value(0).toInt(), 3);
        QVERIFY(!query.seek(5));
        QCOMPARE(query.at(), int(QSql::AfterLastRow));
        QVERIFY(query.first());
        QCOMPARE(query.value(0).toInt(), 1);
        query.setForwardOnly(true);
        VERIFY_QUERY(query, exec(u"SELECT * FROM generate_series(1, 2)"_s));
        QVERIFY(query.next());
        QVERIFY(query.next());
        QVERIFY(!query.previous());
        VERIFY_QUERY(query, exec(u"SELECT 1 WHERE false"_s));
        QVERIFY(!query.next());
        QVERIFY(!query.last());
    }

    void aQueryLeftHalfReadDisturbsNoOther()
    {
        const PgDatabase database(Route::Postgres);
        QSqlQuery first = database.query();
        first.setForwardOnly(true);
        VERIFY_QUERY(first, exec(u"SELECT * FROM generate_series(1, 100)"_s));
        QVERIFY(first.next());
        QSqlQuery second = database.query();
        VERIFY_QUERY(second, exec(u"SELECT 'other'"_s));
        QVERIFY(first.next());
        QCOMPARE(first.value(0).toInt(), 2);
        QVERIFY(second.next());
        QCOMPARE(second.value(0).toString(), u"other"_s);
    }

    void aBatchIsOneFlightAndAllOrNothing()
    {
        RelayedPgDatabase database;
        QSqlQuery query = database.query();
        VERIFY_QUERY(query, exec(u"CREATE TABLE t (x int PRIMARY KEY, y text)"_s));
        database.relay().resetFlights();
        VERIFY_QUERY(query, prepare(u"INSERT INTO t VALUES (?, ?)"_s));
        query.addBindValue(QVariantList{1, 2, 3});
        query.addBindValue(QVariantList{u"a"_s, QVariant(QMetaType(QMetaType::QString)), u"c"_s});
        VERIFY_QUERY(query, execBatch());
        QCOMPARE(database.relay().flights(), 1);
        query.bindValue(0, QVariantList{4, 3});
        query.bindValue(1, QVariantList{u"d"_s, u"e"_s});
        QVERIFY(!query.execBatch());
        QCOMPARE(query.lastError().nativeErrorCode(), u"23505"_s);
        QCOMPARE(sharedCluster().sql(database.server().name, u"SELECT x, y FROM t ORDER BY x"_s), u"1|a\n2|\n3|c"_s);
    }

    void tellsTheIdOfTheRowThatWasInserted()
    {
        const PgDatabase database(Route::Postgres);
        QSqlQuery query = database.query();
        VERIFY_QUERY(query, exec(u"INSERT INTO categories (name) VALUES ('A') RETURNING id"_s));
        const QVariant returned = query.lastInsertId();
        QVERIFY(returned.toLongLong() > 0);
        VERIFY_QUERY(query, exec(u"INSERT INTO categories (name) VALUES ('B')"_s));
        QCOMPARE(query.lastInsertId().toLongLong(), returned.toLongLong() + 1);
        VERIFY_QUERY(query, exec(u"SELECT 5"_s));
        QVERIFY(!query.lastInsertId().isValid());
    }

    void aPoolerNeverTellsAnotherClientsId()
    {
        const PgDatabase database(Route::Pooler);
        QSqlQuery query = database.query();
        VERIFY_QUERY(query, exec(u"INSERT INTO categories (name) VALUES ('A')"_s));
        QVERIFY(!query.lastInsertId().isValid()); // through a pooler, lastval() may be another session's
        VERIFY_QUERY(query, exec(u"INSERT INTO categories (name) VALUES ('B') RETURNING id"_s));
        QVERIFY(query.lastInsertId().toLongLong() > 0);
        QVERIFY(database.handle().transaction());
        VERIFY_QUERY(query, exec(u"INSERT INTO categories (name) VALUES ('C')"_s));
        QVERIFY(query.lastInsertId().toLongLong() > 0);
        QVERIFY(database.handle().commit());
    }

    void describesItsColumns()
    {
        const PgDatabase database(Route::Postgres);
        QSqlQuery query = database.query();
        VERIFY_QUERY(query, exec(u"SELECT id, name AS called, 1.5::numeric(7,3) AS n FROM categories"_s));
        const QSqlRecord record = query.record();
        QCOMPARE(record.count(), 3);
        QCOMPARE(record.fieldName(1), u"called"_s);
        QCOMPARE(record.field(1).tableName(), u"categories"_s);
        QCOMPARE(record.field(0).metaType(), QMetaType(QMetaType::Int));
        QCOMPARE(record.field(2).length(), 7);
        QCOMPARE(record.field(2).precision(), 3);
        QCOMPARE(record.field(2).tableName(), QString());
        VERIFY_QUERY(query, exec(u"CREATE TEMPORARY TABLE t (x int)"_s));
        QVERIFY(query.record().isEmpty());
    }

    void aLostSessionIsAConnectionErrorEachTime()
    {
        RelayedPgDatabase database;
        QSqlQuery query = database.query();
        database.relay().cutAtFlight(1, CutMoment::AfterForwarding);
        QVERIFY(!query.exec(u"SELECT 1"_s));
        QCOMPARE(query.lastError().type(), QSqlError::ConnectionError);
        QVERIFY(!database.handle().isOpen());
        QVERIFY(!query.exec());
        QCOMPARE(query.lastError().type(), QSqlError::ConnectionError);
        QVERIFY(!query.lastError().text().trimmed().isEmpty());
    }

    void execWithoutPrepareFails()
    {
        const PgDatabase database(Route::Postgres);
        QSqlQuery query = database.query();
        QVERIFY(!query.exec());
        QVERIFY(query.lastError().isValid());
    }
};

QTEST_GUILESS_MAIN(TestPgResult)
#include "tst_pgresult.moc"
