// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/driver/pgdriver.h"

#include "db/postgres/driver/pgdatabase.h"

#include <QDateTime>
#include <QSqlError>
#include <QSqlField>
#include <QSqlIndex>
#include <QSqlRecord>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPgDriver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensByTheParametersOfQSqlDatabase()
    {
        const Database server = sharedCluster().createDatabase();
        const auto [address, password] = *parseConnectionUrl(sharedCluster().url(server));
        QSqlDatabase database = QSqlDatabase::addDatabase(new PgDriver, u"opened"_s);
        database.setHostName(address.host);
        database.setPort(address.port);
        database.setDatabaseName(address.database);
        database.setUserName(address.user);
        database.setPassword(password.reveal());
        database.setConnectOptions(u"sslmode=verify-full;sslrootcert="_s + sharedCluster().caFile());
        QVERIFY(!database.isOpen());
        VERIFY_QUERY(database, open());
        const auto *driver = static_cast<const PgDriver *>(database.driver());
        QVERIFY(driver->session()->encryption().startsWith(u"TLS"_s));
        database.close();
        QVERIFY(!database.isOpen());
        QVERIFY(!driver->session());
        database.setPassword(u"wrong"_s);
        QVERIFY(!database.open());
        QVERIFY(database.isOpenError());
        QCOMPARE(database.lastError().type(), QSqlError::ConnectionError);
        QVERIFY(database.lastError().databaseText().contains(u"password authentication failed"_s));
        database.setPassword(password.reveal());
        VERIFY_QUERY(database, open());
        database = {};
        QSqlDatabase::removeDatabase(u"opened"_s);
    }

    void noOptionBecomesAnotherParameter_data()
    {
        QTest::addColumn<QString>("options");
        QTest::newRow("unknown") << u"colour=red"_s;
        QTest::newRow("the program's own") << u"host=elsewhere"_s;
        QTest::newRow("not legal") << u"sslmode=maybe"_s;
    }
    void noOptionBecomesAnotherParameter()
    {
        QFETCH(QString, options);
        PgDriver driver;
        QVERIFY(!driver.open(u"d"_s, u"u"_s, u"p"_s, u"127.0.0.1"_s, 1, options));
        QVERIFY(driver.isOpenError());
        QCOMPARE(driver.lastError().databaseText(), options.section(u'=', 0, 0));
    }

    void aTransactionIsCommittedOrRolledBack_data() { addServerRoutes(); }
    void aTransactionIsCommittedOrRolledBack()
    {
        QFETCH(Route, route);
        const PgDatabase database(route);
        QSqlQuery query = database.query();
        QVERIFY(database.handle().transaction());
        VERIFY_QUERY(query, exec(u"INSERT INTO categories (name) VALUES ('kept')"_s));
        QVERIFY(database.handle().commit());
        QVERIFY(database.handle().transaction());
        VERIFY_QUERY(query, exec(u"INSERT INTO categories (name) VALUES ('dropped')"_s));
        QVERIFY(database.handle().rollback());
        QCOMPARE(database.plainSql(u"SELECT name FROM categories"_s), u"kept"_s);
    }

    void aFailedTransactionIsNotCommitted()
    {
        const PgDatabase database(Route::Postgres);
        QSqlQuery query = database.query();
        QVERIFY(database.handle().transaction());
        VERIFY_QUERY(query, exec(u"INSERT INTO categories (name) VALUES ('a')"_s));
        QVERIFY(!query.exec(u"SELECT 1 / 0"_s));
        QVERIFY(!database.handle().commit()); // the server's command tag is ROLLBACK
        QCOMPARE(database.handle().lastError().type(), QSqlError::TransactionError);
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM categories"_s), u"0"_s);
        QVERIFY(database.driver().session()->isClean());
    }

    void listsTablesAndViews()
    {
        const PgDatabase database(Route::Postgres);
        QSqlQuery query = database.query();
        VERIFY_QUERY(query,
                     exec(u"CREATE SCHEMA other; CREATE TABLE other.things (x int); "
                          "CREATE VIEW seen AS SELECT 1 AS one; CREATE TEMPORARY TABLE scratch (x int)"_s));
        const QStringList tables = database.handle().tables();
        for (const QString &table : {u"categories"_s, u"expenses"_s, u"other.things"_s, u"scratch"_s})
            QVERIFY2(tables.contains(table), qPrintable(tables.join(u' ')));
        QVERIFY(!tables.contains(u"seen"_s));
        QCOMPARE(database.handle().tables(QSql::Views), QStringList{u"seen"_s});
        QVERIFY(database.handle().tables(QSql::SystemTables).contains(u"pg_class"_s));
    }

    void describesATable()
    {
        const PgDatabase database(Route::Postgres);
        QSqlQuery query = database.query();
        VERIFY_QUERY(query,
                     exec(u"CREATE SCHEMA other; "
                          "CREATE TABLE other.\"a.b\" (x varchar(20) NOT NULL DEFAULT 'it''s', "
                          "y numeric(10,2), z timestamp, PRIMARY KEY (x, y)); "
                          "ALTER TABLE other.\"a.b\" RENAME y TO amount"_s));
        const QSqlRecord record = database.handle().record(u"other.\"a.b\""_s);
        QCOMPARE(record.count(), 3);
        QCOMPARE(record.field(0).length(), 20);
        QCOMPARE(record.field(0).requiredStatus(), QSqlField::Required);
        QCOMPARE(record.field(0).defaultValue(), QVariant(u"it's"_s));
        QCOMPARE(record.field(1).length(), 10);
        QCOMPARE(record.field(1).precision(), 2);
        QCOMPARE(record.field(2).metaType(), QMetaType(QMetaType::QDateTime));
        QCOMPARE(record.field(2).requiredStatus(), QSqlField::Optional);
        const QSqlIndex index = database.handle().primaryIndex(u"other.\"a.b\""_s);
        QCOMPARE(index.count(), 2);
        QCOMPARE(index.fieldName(0), u"x"_s);
        QCOMPARE(index.fieldName(1), u"amount"_s); // the column's present name
        QCOMPARE(database.handle().record(u"expenses"_s).fieldName(0), u"id"_s);
        QCOMPARE(database.handle().primaryIndex(u"expenses"_s).fieldName(0), u"id"_s);
        QVERIFY(database.handle().record(u"nowhere'; DROP TABLE expenses; --"_s).isEmpty());
    }

    void namesAndValuesAreWrittenSafely()
    {
        const PgDatabase database(Route::Postgres);
        const PgDriver &driver = database.driver();
        QCOMPARE(driver.escapeIdentifier(u"a\"b"_s, QSqlDriver::FieldName), u"\"a\"\"b\""_s);
        QCOMPARE(driver.escapeIdentifier(u"other.things"_s, QSqlDriver::TableName), u"\"other\".\"things\""_s);
        QCOMPARE(driver.escapeIdentifier(u"\"done\""_s, QSqlDriver::TableName), u"\"done\""_s);
        const auto literal = [&](const QVariant &value) {
            QSqlField field(u"f"_s, value.metaType());
            field.setValue(value);
            return driver.formatValue(field);
        };
        QCOMPARE(literal(u"it's"_s), u"'it''s'"_s);
        QCOMPARE(literal(true), u"true"_s);
        QCOMPARE(literal(QDate(2024, 2, 29)), u"'2024-02-29'"_s);
        QCOMPARE(literal(QVariant()), u"NULL"_s);
        QSqlQuery query = database.query();
        for (const QString &setting : {u"on"_s, u"off"_s}) {
            VERIFY_QUERY(query, exec(u"SET standard_conforming_strings = "_s + setting));
            const QString text = u"a\\'; DROP TABLE expenses; --"_s;
            VERIFY_QUERY(query, exec(u"SELECT "_s + literal(text)));
            QVERIFY(query.next());
            QCOMPARE(query.value(0).toString(), text);
        }
    }

    void aCancelledJobSendsNoQuery()
    {
        const Database server = sharedCluster().createDatabase();
        const auto interrupt = std::make_shared<Interrupt>();
        auto session = PgSession::open(*parseConnectionUrl(sharedCluster().url(server)), interrupt);
        QVERIFY(session.has_value());
        QSqlDatabase database = QSqlDatabase::addDatabase(new PgDriver(*std::move(session)), u"interrupted"_s);
        {
            QSqlQuery query(database);
            interrupt->cancel();
            QVERIFY(!query.exec(u"SELECT pg_sleep(600)"_s));
            interrupt->resume();
            VERIFY_QUERY(query, exec(u"SELECT 1"_s));
        }
        database = {};
        QSqlDatabase::removeDatabase(u"interrupted"_s);
    }

    void aDeadlineEndsAQuery()
    {
        const Database server = sharedCluster().createDatabase();
        auto session = PgSession::open(*parseConnectionUrl(sharedCluster().url(server)), std::make_shared<Interrupt>(),
                                       {15s, 1s, 1s});
        QVERIFY(session.has_value());
        QSqlDatabase database = QSqlDatabase::addDatabase(new PgDriver(*std::move(session)), u"late"_s);
        {
            QSqlQuery query(database);
            QVERIFY(!query.exec(u"SELECT pg_sleep(600)"_s));
            QCOMPARE(query.lastError().nativeErrorCode(), u"57014"_s);
            VERIFY_QUERY(query, exec(u"SELECT 1"_s));
        }
        database = {};
        QSqlDatabase::removeDatabase(u"late"_s);
    }
};

QTEST_GUILESS_MAIN(TestPgDriver)
#include "tst_pgdriver.moc"
