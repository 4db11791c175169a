// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/verification.h"

#include "db/engines.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestVerification : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourOwnTablesAreTheContracts_data() { addRoutes(); }
    void ourOwnTablesAreTheContracts()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        QCOMPARE(found(database), QStringList());
    }

    void columnsOfAPersonsOwnAreWelcome_data() { addRoutes(); }
    void columnsOfAPersonsOwnAreWelcome()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        database.plainSql(u"ALTER TABLE expenses ADD COLUMN notes TEXT;"
                          "ALTER TABLE expenses ADD COLUMN paid INTEGER NOT NULL DEFAULT 0"_s);
        QCOMPARE(found(database), QStringList());
    }

    void namesWhatDiffers()
    {
        const TestDatabase database(Route::Postgres);
        database.plainSql(u"ALTER TABLE expenses ALTER COLUMN amount TYPE double precision;"
                          "ALTER TABLE expenses DROP COLUMN created_at;"
                          "ALTER TABLE users ADD COLUMN shoe_size integer NOT NULL"_s);
        QCOMPARE(found(database),
                 (QStringList{u"expenses.amount: double precision, expected numeric(10,2)"_s,
                              u"expenses.created_at: missing"_s, u"users.shoe_size: not null without a default"_s}));
    }

    void namesATableThatIsMissing()
    {
        const TestDatabase database(Route::Postgres);
        database.plainSql(u"DROP TABLE users CASCADE"_s);
        QCOMPARE(found(database), QStringList{u"users: missing"_s});
    }

private:
    static QStringList found(const TestDatabase &database)
    {
        const auto connection = database.connect();
        return differences(*inspect(*connection), connection->engine());
    }
};

QTEST_GUILESS_MAIN(TestVerification)
#include "tst_verification.moc"
