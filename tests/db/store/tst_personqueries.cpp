// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/personqueries.h"

#include "db/engines.h"
#include "db/writing.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestPersonQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsAndRenames_data() { addRoutes(); }
    void addsAndRenames()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        ASSIGN_RESULT(const Person alice, writing::insertPerson(*connection, {u"alice@example.com"_s, u"Alice"_s}));
        const Person renamed{alice.id, u"alice@example.org"_s, u"Alice Smith"_s};
        QCOMPARE(writing::updatePerson(*connection, alice.id, {renamed.email, renamed.name}), renamed);
        QCOMPARE(queries::listPersons(*connection), std::vector{renamed});
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM users WHERE created_at IS NOT NULL"_s), u"1"_s);
    }

    void refusesAnAddressTwice_data() { addRoutes(); }
    void refusesAnAddressTwice()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        VERIFY_RESULT(writing::insertPerson(*connection, {u"a@b"_s, u"A"_s}));
        const auto twice = writing::insertPerson(*connection, {u"a@b"_s, u"B"_s});
        QCOMPARE(twice.error().kind, ErrorKind::NameTaken);
        QCOMPARE(twice.error().field, Field::Email);
    }

    void saysWhenTheRowIsGone_data() { addRoutes(); }
    void saysWhenTheRowIsGone()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        QCOMPARE(writing::updatePerson(*database.connect(), PersonId{99}, {u"a@b"_s, u"A"_s}).error().kind,
                 ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestPersonQueries)
#include "tst_personqueries.moc"
