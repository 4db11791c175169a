// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/drill/drillqueries.h"

#include "db/engines.h"
#include "db/schema/variants.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::queries;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestDrillQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMarkerIsWrittenReadAndRemovedOnce_data() { addRoutes(); }
    void aMarkerIsWrittenReadAndRemovedOnce()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        ASSIGN_RESULT(const MarkerSite site, surveyMarker(*connection, {}));
        QCOMPARE(site.obstacle, MarkerObstacle::None);
        QVERIFY(site.claim.isRecorded);
        ASSIGN_RESULT(const WrittenMarker first, writeMarker(*connection, site.claim, site.layout));
        ASSIGN_RESULT(const WrittenMarker again, writeMarker(*connection, site.claim, site.layout));
        QCOMPARE(again.id, first.id);
        QCOMPARE(again.backend, first.backend); // the session that wrote the row, not the one of the repeated call
        QCOMPARE(first.backend > 0, route != Route::Sqlite);
        ASSIGN_RESULT(const DrillReading reading, readMarker(*connection));
        QCOMPARE(reading.ids, std::vector{first.id});
        QCOMPARE(removeMarker(*connection, site.claim), MarkerRemoval::Removed);
        QCOMPARE(removeMarker(*connection, site.claim), MarkerRemoval::Gone);
        ASSIGN_RESULT(const DrillReading after, readMarker(*connection));
        QVERIFY(after.ids.empty());
    }

    void aRowWithoutARecordIsNoMarker_data() { addRoutes(); }
    void aRowWithoutARecordIsNoMarker()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        ASSIGN_RESULT(const MarkerSite site, surveyMarker(*connection, {}));
        ASSIGN_RESULT(const WrittenMarker marker, writeMarker(*connection, site.claim, site.layout));
        const QString all = u"SELECT id, name, color FROM categories"_s;
        const QString before = database.plainSql(all);
        // As if the database was restored from a backup and a person then created the same category.
        database.plainSql(u"DELETE FROM bt_operations"_s);
        QCOMPARE(removeMarker(*connection, {site.claim.operation, true, marker.id}), MarkerRemoval::Gone);
        QCOMPARE(database.plainSql(all), before);
        ASSIGN_RESULT(const MarkerSite next, surveyMarker(*connection, site.claim));
        QCOMPARE(next.obstacle, MarkerObstacle::Category);
    }

    void anotherOperationsRowIsNotOurs()
    {
        const TestDatabase database(Route::Postgres);
        const auto connection = database.connect();
        ASSIGN_RESULT(const MarkerSite site, surveyMarker(*connection, {}));
        VERIFY_RESULT(writeMarker(*connection, site.claim, site.layout));
        QCOMPARE(removeMarker(*connection, {OperationId::create(), true}), MarkerRemoval::Gone);
        const auto taken = writeMarker(*connection, {OperationId::create(), true}, site.layout);
        QCOMPARE(taken.error().kind, ErrorKind::NameTaken);
    }

    void whereNothingIsRecordedTheReservedRowIsWritten_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("serial") << QString();
        QTest::newRow("identity") << u"ALTER TABLE categories ALTER id DROP DEFAULT; DROP SEQUENCE categories_id_seq; "
                                     "ALTER TABLE categories ALTER id ADD GENERATED ALWAYS AS IDENTITY"_s;
    }
    void whereNothingIsRecordedTheReservedRowIsWritten()
    {
        QFETCH(QString, change);
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        asOwner(database, variants().front().ddl + change);
        const auto connection = database.connect();
        ASSIGN_RESULT(const MarkerSite site, surveyMarker(*connection, {}));
        QVERIFY(!site.claim.isRecorded && site.claim.row.isValid());
        ASSIGN_RESULT(const WrittenMarker marker, writeMarker(*connection, site.claim, site.layout));
        QCOMPARE(marker.id, site.claim.row);
        QCOMPARE(removeMarker(*connection, site.claim), MarkerRemoval::Removed);
    }

    void aTableWithoutAUniqueKeyIsAskedToo()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        asOwner(database,
                variants().front().ddl
                    + u"ALTER TABLE categories DROP CONSTRAINT categories_name_key; "
                      "INSERT INTO categories (name) VALUES ('Verification Test')"_s);
        const auto connection = database.connect();
        ASSIGN_RESULT(const MarkerSite site, surveyMarker(*connection, {}));
        QCOMPARE(site.obstacle, MarkerObstacle::Category);
        const auto taken = writeMarker(*connection, {OperationId::create(), false}, site.layout);
        QCOMPARE(taken.error().kind, ErrorKind::NameTaken);
    }

    void missingTablesAreReported()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        const auto connection = database.connect();
        QCOMPARE(surveyMarker(*connection, {}).error().kind, ErrorKind::TablesDiffer);
    }

private:
    static void asOwner(const TestDatabase &database, const QString &sql)
    {
        database.plainSql(u"SET ROLE \"%1\";"_s.arg(database.server().address.user) + sql);
    }
};

QTEST_GUILESS_MAIN(TestDrillQueries)
#include "tst_drillqueries.moc"
