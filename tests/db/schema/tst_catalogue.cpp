// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/catalogue.h"

#include "db/engines.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestInspection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInAnEmptyDatabase_data() { addRoutes(); }
    void findsNothingInAnEmptyDatabase()
    {
        QFETCH(Route, route);
        const TestDatabase database(route, TestDatabase::State::Empty);
        ASSIGN_RESULT(const LedgerShape shape, readCatalogue(*database.connect()));
        QVERIFY(shape.isEmpty());
    }

    void describesColumnsAsTheCatalogueDoes_data() { addRoutes(); }
    void describesColumnsAsTheCatalogueDoes()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        database.plainSql(u"ALTER TABLE categories ADD COLUMN notes TEXT NOT NULL DEFAULT 'x'"_s);
        ASSIGN_RESULT(const LedgerShape shape, readCatalogue(*database.connect()));
        QCOMPARE(shape.keys(), (QStringList{u"categories"_s, u"expenses"_s, u"users"_s}));
        const bool sqlite = route == Route::Sqlite;
        const ColumnShape name{sqlite ? u"varchar(50)"_s : u"character varying(50)"_s, false, false};
        const ColumnShape color{sqlite ? u"varchar(7)"_s : u"character varying(7)"_s, true, false};
        const ColumnShape id{u"integer"_s, false, true};
        const ColumnShape notes{u"text"_s, false, true};
        const TableShape expected{
            {{u"id"_s, id}, {u"name"_s, name}, {u"color"_s, color}, {u"notes"_s, notes}}, u"id"_s, {u"name"_s}, {}};
        QCOMPARE(shape[u"categories"_s], expected);
    }
};

QTEST_GUILESS_MAIN(TestInspection)
#include "tst_catalogue.moc"
