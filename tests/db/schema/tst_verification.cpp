// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/verification.h"

#include "db/engines.h"
#include "db/schema/variants.h"
#include "support/verifyresult.h"

#include <QJsonArray>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

/// The verdict, then one line for each difference: place, aspect, state, found, expected, cost.
QString printed(const TableReport &report)
{
    const QJsonObject all = toJson(report);
    QStringList lines{all[u"verdict"_s].toString()};
    for (const QJsonValue &value : all[u"findings"_s].toArray()) {
        const QJsonObject f = value.toObject();
        if (f[u"state"_s] == u"as expected"_s)
            continue;
        lines << u"%1.%2 %3 %4 [%5|%6] %7"_s.arg(f[u"table"_s].toString(), f[u"column"_s].toString(),
                                                 f[u"aspect"_s].toString(), f[u"state"_s].toString(),
                                                 f[u"found"_s].toString(), f[u"expected"_s].toString(),
                                                 f[u"cost"_s].toString());
    }
    return lines.join(u'\n');
}

TableReport reportOf(const TestDatabase &database)
{
    const auto connection = database.connect();
    const auto shape = readCatalogue(*connection);
    if (!shape)
        qFatal("%s", qPrintable(describeFailure(shape)));
    return verify(*shape, connection->engine());
}

const QString kV4Missing = u"users.created_at column missing [|timestamp without time zone] time not kept\n"
                           "categories.color column missing [|character varying(7)] color beside\n"_s;

QString expectedOf(const QString &variant)
{
    static const QHash<QString, QString> texts{
        {u"V0"_s, u"complete"_s},
        {u"V1"_s,
         u"adopted\n"
         "expenses.amount type differs [double precision|numeric(10,2)] amounts rounded"_s},
        {u"V2"_s,
         u"adopted\n"
         "users.created_at nullability differs [not null|null] none\n"
         "categories.color nullability differs [not null|null] none\n"
         "expenses.date nullability differs [not null|null] none\n"
         "expenses.created_at nullability differs [not null|null] none"_s},
        {u"V3"_s,
         u"adopted\n"
         "expenses.created_at column missing [|timestamp without time zone] time not kept"_s},
        {u"V4"_s,
         u"adopted\n"_s + kV4Missing
             + u"expenses.date nullability differs [not null|null] none\n"
               "expenses.created_at column missing [|timestamp without time zone] time not kept"_s},
        {u"V5"_s,
         u"adopted\n"
         "users.name column missing [|character varying(100)] name beside\n"_s
             + kV4Missing
             + u"expenses.date column missing [|date] date beside\n"
               "expenses.created_at column missing [|timestamp without time zone] time not kept"_s},
        {u"V6"_s,
         u"explained\n"
         "users. table missing [|] unusable\n"
         "expenses.user_id foreign key missing [|users(id)] rows nameless"_s},
        {u"V7"_s,
         u"explained\n"
         "users. table missing [|] unusable\n"
         "expenses.description column missing [|character varying(200)] unusable\n"
         "expenses.user_id foreign key missing [|users(id)] rows nameless"_s},
        {u"V8"_s,
         u"explained\n"
         "users. table missing [|] unusable\n"
         "expenses.user_id column missing [|integer] unusable\n"
         "expenses.category_id nullability differs [null|not null] rows nameless\n"
         "expenses.description nullability differs [null|not null] may be empty\n"
         "expenses.amount type differs [double precision|numeric(10,2)] amounts rounded\n"
         "expenses.amount nullability differs [null|not null] may be empty\n"
         "expenses.date type differs [timestamp without time zone|date] unusable\n"
         "expenses.created_at column missing [|timestamp without time zone] time not kept\n"
         "expenses.user_id foreign key missing [|users(id)] rows nameless"_s},
        {u"V9"_s,
         u"explained\n"
         "users. table missing [|] unusable\n"
         "categories. table missing [|] unusable\n"
         "expenses.user_id column missing [|integer] unusable\n"
         "expenses.category_id column missing [|integer] unusable\n"
         "expenses.description nullability differs [null|not null] may be empty\n"
         "expenses.amount nullability differs [null|not null] may be empty\n"
         "expenses.date column missing [|date] date beside\n"
         "expenses.created_at column missing [|timestamp without time zone] time not kept\n"
         "expenses.user_id foreign key missing [|users(id)] rows nameless\n"
         "expenses.category_id foreign key missing [|categories(id)] rows nameless"_s},
        {u"V10"_s,
         u"complete\n"
         "expenses.is_paid column extra [boolean|] none\n"
         "expenses.notes column extra [text|] none"_s},
    };
    return texts.value(variant);
}

} // namespace

class TestVerification : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachVariantIsRecognised_data()
    {
        QTest::addColumn<QString>("ddl");
        for (const Variant &variant : variants())
            QTest::newRow(qPrintable(variant.name)) << variant.ddl;
    }
    void eachVariantIsRecognised()
    {
        QFETCH(QString, ddl);
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        database.plainSql(ddl);
        QCOMPARE(printed(reportOf(database)), expectedOf(QString::fromUtf8(QTest::currentDataTag())));
    }

    void ourOwnTablesAreTheContracts_data() { addRoutes(); }
    void ourOwnTablesAreTheContracts()
    {
        QFETCH(Route, route);
        QCOMPARE(printed(reportOf(TestDatabase(route))), u"complete"_s);
    }

    void nothingAtAllIsEmpty_data() { addRoutes(); }
    void nothingAtAllIsEmpty()
    {
        QFETCH(Route, route);
        const TableReport report = reportOf(TestDatabase(route, TestDatabase::State::Empty));
        QCOMPARE(report.verdict, TableVerdict::Empty);
        QCOMPARE(report.findings.size(), 3U);
    }

    void aMissingTableWithoutReferencesCanBeCreated()
    {
        const TestDatabase database(Route::Postgres, TestDatabase::State::Empty);
        database.plainSql(variantddl::kUsers);
        QCOMPARE(printed(reportOf(database)),
                 u"incomplete\ncategories. table missing [|] none\nexpenses. table missing [|] none"_s);
    }

    void columnsOfAPersonsOwnAreWelcome_data() { addRoutes(); }
    void columnsOfAPersonsOwnAreWelcome()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        database.plainSql(u"ALTER TABLE expenses ADD COLUMN notes TEXT;"
                          "ALTER TABLE expenses ADD COLUMN paid INTEGER NOT NULL DEFAULT 0"_s);
        QCOMPARE(reportOf(database).verdict, TableVerdict::Complete);
    }

    void anOwnColumnThatNobodyFillsIsUnusable()
    {
        const TestDatabase database(Route::Postgres);
        database.plainSql(u"ALTER TABLE expenses ALTER COLUMN amount TYPE text;"
                          "ALTER TABLE users ADD COLUMN shoe_size integer NOT NULL"_s);
        const TableReport report = reportOf(database);
        QCOMPARE(report.verdict, TableVerdict::Explained);
        QCOMPARE(differences(report),
                 (QStringList{u"users.shoe_size: integer not null without a default"_s,
                              u"expenses.amount: text, expected numeric(10,2)"_s}));
    }

    void typesAreJudgedByWhatFitsIn_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("cost");
        const auto row = [](const char *change, const char *cost) {
            QTest::newRow(change) << QString::fromLatin1(change) << QString::fromLatin1(cost);
        };
        row("expenses ALTER description TYPE text", "none");
        row("expenses ALTER description TYPE varchar(199)", "long texts refused");
        row("expenses ALTER description TYPE varchar(500)", "none");
        row("expenses ALTER amount TYPE numeric(12,2)", "none");
        row("expenses ALTER amount TYPE numeric(6,2)", "large amounts refused");
        row("expenses ALTER amount TYPE numeric(14,4)", "amounts rounded");
        row("expenses ALTER amount TYPE numeric", "amounts rounded");
        row("expenses ALTER amount TYPE real", "unusable");
        row("expenses ALTER amount TYPE integer", "unusable");
        row("expenses ALTER date TYPE timestamp", "unusable");
        row("users DROP CONSTRAINT users_email_key", "may be twice");
        row("expenses DROP CONSTRAINT expenses_category_id_fkey", "rows nameless");
        row("expenses DROP CONSTRAINT expenses_pkey", "may be twice");
        row("expenses ALTER id DROP DEFAULT", "unusable");
    }
    void typesAreJudgedByWhatFitsIn()
    {
        QFETCH(QString, change);
        QFETCH(QString, cost);
        const TestDatabase database(Route::Postgres);
        database.plainSql(u"ALTER TABLE "_s + change);
        const QString text = printed(reportOf(database));
        QCOMPARE(text.count(u'\n'), 1);
        QVERIFY2(text.endsWith(u"] "_s + cost), qPrintable(text));
    }

    void anIdentityColumnGivesItsIds()
    {
        const TestDatabase database(Route::Postgres);
        database.plainSql(u"ALTER TABLE expenses ALTER id DROP DEFAULT; "
                          "ALTER TABLE expenses ALTER id ADD GENERATED BY DEFAULT AS IDENTITY"_s);
        QCOMPARE(reportOf(database).verdict, TableVerdict::Complete);
    }

    void onSqliteNothingElseIsUsable()
    {
        const TestDatabase database(Route::Sqlite, TestDatabase::State::Empty);
        database.plainSql(u"CREATE TABLE expenses (id INTEGER PRIMARY KEY, amount FLOAT)"_s);
        const TableReport report = reportOf(database);
        QCOMPARE(report.verdict, TableVerdict::Explained);
        QVERIFY(differences(report).contains(u"expenses.amount: float, expected integer"_s));
    }
};

QTEST_GUILESS_MAIN(TestVerification)
#include "tst_verification.moc"
