// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/samplequeries.h"

#include "db/engines.h"
#include "db/store/monthqueries.h"
#include "db/writing.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestSampleQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheKnownAnswersOnEveryRoute_data() { addRoutes(); }
    void hasTheKnownAnswersOnEveryRoute()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        ASSIGN_RESULT(const Person alice, writing::insertSample(*connection, sampleLedger()));
        QCOMPARE(alice.name, u"Alice Smith"_s);
        ASSIGN_RESULT(const auto summary, queries::summarizeMonth(*connection, sampleMonth(), alice.id));
        QStringList lines;
        for (const CategoryTotal &total : summary)
            lines << u"%1 %2 (%3)"_s.arg(total.category.name, total.total.toDecimal()).arg(total.count);
        QCOMPARE(lines,
                 (QStringList{u"Food 71.25 (2)"_s, u"Transportation 45.00 (1)"_s, u"Entertainment 30.00 (1)"_s}));
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM categories"_s), u"4"_s);
    }

    void usesExistingPersonsAndCategories_data() { addRoutes(); }
    void usesExistingPersonsAndCategories()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        database.plainSql(u"INSERT INTO users (email, name) VALUES ('alice@example.com', 'Alice B.');"
                          "INSERT INTO categories (name, color) VALUES ('Food', '#000000')"_s);
        ASSIGN_RESULT(const Person alice, writing::insertSample(*database.connect(), sampleLedger()));
        QCOMPARE(alice.name, u"Alice B."_s);
        QCOMPARE(database.plainSql(u"SELECT color FROM categories WHERE name = 'Food'"_s), u"#000000"_s);
    }

    void isRefusedWhereThereAreExpenses_data() { addRoutes(); }
    void isRefusedWhereThereAreExpenses()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        VERIFY_RESULT(writing::insertSample(*connection, sampleLedger()));
        QCOMPARE(writing::insertSample(*connection, sampleLedger()).error().kind, ErrorKind::SampleNeedsEmptyLedger);
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM expenses"_s), u"4"_s);
    }

    void aRepeatedOneAnswersThePersonOnceMore_data() { addRoutes(); }
    void aRepeatedOneAnswersThePersonOnceMore()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        const queries::Once once;
        ASSIGN_RESULT(const Person alice, writing::insertSample(*connection, sampleLedger(), once));
        QCOMPARE(writing::insertSample(*connection, sampleLedger(), once), alice);
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM expenses"_s), u"4"_s);
    }

    void addsAllOrNothing_data() { addRoutes(); }
    void addsAllOrNothing()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        SampleLedger broken = sampleLedger();
        broken.expenses.back().category = u"Nowhere"_s;
        QVERIFY(!writing::insertSample(*database.connect(), broken).has_value());
        QCOMPARE(database.plainSql(u"SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM categories), "
                                   "(SELECT count(*) FROM expenses)"_s),
                 u"0|0|0"_s);
    }
};

QTEST_GUILESS_MAIN(TestSampleQueries)
#include "tst_samplequeries.moc"
