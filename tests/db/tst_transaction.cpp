// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/transaction.h"

#include "db/engines.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestTransaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rollsBackUnlessCommitted_data() { addRoutes(); }
    void rollsBackUnlessCommitted()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        {
            ASSIGN_RESULT(auto transaction, Transaction::begin(*connection));
            VERIFY_RESULT(connection->exec(u"INSERT INTO categories (name) VALUES ('Food')"_s));
            QVERIFY(!connection->isClean());
        }
        QVERIFY(connection->isClean());
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM categories"_s), u"0"_s);
    }

    void keepsWhatWasCommitted_data() { addRoutes(); }
    void keepsWhatWasCommitted()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        VERIFY_RESULT(inTransaction(*connection, [&] {
            return connection->exec(u"INSERT INTO categories (name) VALUES ('Food')"_s);
        }));
        QVERIFY(connection->isClean());
        QCOMPARE(database.plainSql(u"SELECT name FROM categories"_s), u"Food"_s);
    }

    void anErrorInsideRollsEverythingBack_data() { addRoutes(); }
    void anErrorInsideRollsEverythingBack()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        const auto refused = inTransaction(*connection, [&] {
            return connection->exec(u"INSERT INTO categories (name) VALUES ('Food')"_s).and_then([&](const Rows &) {
                return connection->exec(u"INSERT INTO categories (name) VALUES ('Food')"_s);
            });
        });
        QCOMPARE(refused.error().kind, ErrorKind::NameTaken);
        QVERIFY(connection->isClean());
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM categories"_s), u"0"_s);
    }
};

QTEST_GUILESS_MAIN(TestTransaction)
#include "tst_transaction.moc"
