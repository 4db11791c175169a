// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "db/cells.h"
#include "db/checks/serverquestions.h"
#include "db/checks/trial.h"
#include "db/postgres/driver/pgconnection.h"
#include "db/schema/deployment.h"
#include "db/schema/preparation.h"
#include "db/store/monthqueries.h"
#include "db/writes.h"
#include "db/writing.h"
#include "support/coursetables.h"
#include "support/servers/pooler.h"
#include "support/verifyresult.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

Pooler &pooler()
{
    static Pooler pooler;
    static const bool isStarted = pooler.start(sharedCluster());
    if (!isStarted)
        qFatal("%s", qPrintable(pooler.errorText()));
    return pooler;
}

/// A database with settings of its role, accessed directly or through PgBouncer.
class Place
{
public:
    explicit Place(bool isPooled) : m_database(sharedCluster().createDatabase()), m_isPooled(isPooled) { }

    void set(const QString &assignment) { sql(u"ALTER ROLE \"%1\" SET %2"_s.arg(m_database.role, assignment)); }
    QString sql(const QString &text) const { return sharedCluster().sql(m_database.name, text); }
    [[nodiscard]] const Database &database() const { return m_database; }

    [[nodiscard]] Result<std::unique_ptr<Connection>> connect(const QString &schema = {})
    {
        if (m_isPooled && !pooler().admit(m_database))
            qFatal("%s", qPrintable(pooler().errorText()));
        return parseConnectionUrl(m_isPooled ? pooler().url(m_database) : sharedCluster().url(m_database))
            .and_then([&](ServerLogin login) {
                login.address.schema = schema;
                return PgConnection::open(login, std::make_shared<Interrupt>());
            });
    }

private:
    Database m_database;
    bool m_isPooled;
};

QString monthText(const MonthOverview &month)
{
    QStringList lines;
    for (const ListedExpense &listed : month.expenses)
        lines << printed(listed.expense) + u'|' + listed.category.name + u'|' + listed.personName;
    for (const CategoryTotal &total : month.summary)
        lines << u"%1|%2|%3"_s.arg(total.category.name, QString::number(total.count), total.total.toDecimal());
    for (const Category &category : month.categories)
        lines << printed(category);
    for (const Person &person : month.persons)
        lines << printed(person);
    return lines.join(u'\n');
}

QString orError(const Result<QString> &text)
{
    return text ? *text : u"error %1: "_s.arg(int(text.error().kind)) + text.error().detail;
}

Result<QString> tables(Connection &connection)
{
    return planDeployment(connection, migrations(Engine::Postgres)).map([](const DeploymentPlan &plan) {
        return QString::fromUtf8(QJsonDocument(toJson(plan)).toJson(QJsonDocument::Compact));
    });
}

Result<QString> check(Connection &connection)
{
    return readServerFindings(connection, [] { return qint64(0); }).map([](const ServerFindings &found) {
        return u"%1 %2 %3 %4 %5"_s.arg(found.schema, found.differences.join(u','), found.lackedRights.join(u','),
                                       QString::number(found.tablesFound), QString::number(found.migration));
    });
}

/// Runs every use case on a new ledger and returns the results as text. Replaces creation times by 'time' if they are
/// in ISO format; in any other format they stay and make the texts differ.
QString story(Connection &connection, const Place &place, const QString &schema = {})
{
    const auto prepared = prepareLedger(connection, migrations(Engine::Postgres));
    if (!prepared)
        return describeFailure(prepared);
    const QString into = schema.isEmpty() ? QString() : u"SET search_path = %1;"_s.arg(schema);
    place.sql(into + kWhatWritesNeed);
    QStringList lines{prepared->recordsOperations ? u"records"_s : u"does not record"_s};
    for (const bool isRecorded : {true, false}) {
        if (!isRecorded)
            lines << u"unrecorded"_s;
        for (const Write &write : allWrites()) {
            const queries::Once once{OperationId::create(), isRecorded};
            if (isRecorded || write.name == u"insertExpense"_s || write.name == u"insertTransfer"_s)
                lines << write.name + u": "_s + orError(write.run(connection, once));
        }
    }
    const auto month = queries::readMonth(connection, Month(2024, 1));
    lines << orError(month.map([](const MonthOverview &overview) { return monthText(overview); }))
          << orError(tables(connection)) << orError(check(connection));
    const auto trial = readTrial(connection);
    lines << orError(trial.map([](const TrialReport &report) { return report.tables.join(u','); }));
    static const QRegularExpression isoTime(u"\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?"_s);
    return lines.join(u'\n').replace(isoTime, u"time"_s);
}

QString usualStory()
{
    Place place(false);
    const auto connection = place.connect();
    return connection ? story(**connection, place) : describeFailure(connection);
}

const std::vector<QString> kSettings{
    u"DateStyle = 'German'"_s,
    u"DateStyle = 'SQL, DMY'"_s,
    u"DateStyle = 'Postgres, MDY'"_s,
    u"IntervalStyle = 'sql_standard'"_s,
    u"extra_float_digits = -15"_s,
    u"bytea_output = 'escape'"_s,
    u"TimeZone = 'Pacific/Kiritimati'"_s,
    u"lc_monetary = 'C'"_s,
    u"lc_numeric = 'C'"_s,
    u"quote_all_identifiers = on"_s,
    u"standard_conforming_strings = off"_s,
    u"escape_string_warning = off"_s,
    u"backslash_quote = off"_s,
    u"client_encoding = 'LATIN1'"_s,
    u"client_encoding = 'SQL_ASCII'"_s,
    u"search_path = ''"_s,
    u"search_path = 'nowhere'"_s,
    u"search_path = 'pg_catalog'"_s,
    u"search_path = 'pg_catalog', 'public'"_s,
    u"statement_timeout = '2s'"_s,
    u"lock_timeout = '2s'"_s,
    u"idle_in_transaction_session_timeout = '2s'"_s,
    u"row_security = off"_s,
    u"default_transaction_isolation = 'serializable'"_s,
    u"default_transaction_isolation = 'repeatable read'"_s,
    u"default_transaction_deferrable = on"_s,
    u"xmlbinary = 'hex'"_s,
    u"array_nulls = off"_s,
    u"transform_null_equals = on"_s,
    u"check_function_bodies = off"_s,
    u"lc_messages = 'C'"_s,
};

void addWays()
{
    QTest::addColumn<bool>("isPooled");
    QTest::newRow("direct") << false;
    QTest::newRow("PgBouncer") << true;
}

} // namespace

class TestSessionSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSettingOfTheRoleChangesNothing_data()
    {
        QTest::addColumn<bool>("isPooled");
        QTest::addColumn<QString>("setting");
        for (const bool isPooled : {false, true}) {
            for (const QString &setting : kSettings)
                QTest::addRow("%s, %s", isPooled ? "PgBouncer" : "direct", qPrintable(setting)) << isPooled << setting;
        }
    }
    void aSettingOfTheRoleChangesNothing()
    {
        QFETCH(bool, isPooled);
        QFETCH(QString, setting);
        static const QString usual = usualStory();
        QVERIFY2(!usual.contains(u"error"_s), qPrintable(usual));
        Place place(isPooled);
        place.set(setting);
        ASSIGN_RESULT(const auto connection, place.connect());
        QCOMPARE(story(*connection, place), usual);
    }

    void aSettingOfTheDatabaseChangesNothingEither()
    {
        Place place(false);
        for (const QString &setting : {u"DateStyle = 'German'"_s, u"search_path = ''"_s, u"array_nulls = off"_s})
            place.sql(u"ALTER DATABASE \"%1\" SET %2"_s.arg(place.database().name, setting));
        ASSIGN_RESULT(const auto connection, place.connect());
        QCOMPARE(story(*connection, place, u"public"_s), usualStory());
    }

    void timeLimitsOfTheRoleDoNotCountInATransaction_data() { addWays(); }
    void timeLimitsOfTheRoleDoNotCountInATransaction()
    {
        QFETCH(bool, isPooled);
        Place place(isPooled);
        place.set(u"statement_timeout = '9s'"_s);
        place.set(u"lock_timeout = '9s'"_s);
        ASSIGN_RESULT(const auto connection, place.connect());
        ASSIGN_RESULT(const Rows alone, connection->exec(u"SHOW statement_timeout"_s));
        QCOMPARE(textAt(alone), u"0"_s);
        VERIFY_RESULT(connection->exec(u"BEGIN"_s));
        ASSIGN_RESULT(const Rows within, connection->exec(u"SHOW lock_timeout"_s));
        QCOMPARE(textAt(within), u"0"_s);
        VERIFY_RESULT(connection->exec(u"COMMIT"_s));
        QVERIFY(connection->isClean());
    }

    void aRoleThatMayOnlyReadIsReported_data() { addWays(); }
    void aRoleThatMayOnlyReadIsReported()
    {
        QFETCH(bool, isPooled);
        Place place(isPooled);
        place.sql(u"SET ROLE \"%1\";"_s.arg(place.database().role) + courseDdl());
        place.set(u"default_transaction_read_only = on"_s);
        ASSIGN_RESULT(const auto connection, place.connect());
        ASSIGN_RESULT(const Preparation ledger, prepareLedger(*connection, migrations(Engine::Postgres)));
        QVERIFY(ledger.isReadOnly);
        VERIFY_RESULT(queries::readMonth(*connection, Month(2024, 1)));
        const auto refused = writing::insertCategory(*connection, {u"New"_s, u"#222222"_s},
                                                     {OperationId::create(), ledger.recordsOperations});
        QCOMPARE(refused.error().kind, ErrorKind::ReadOnlyServer);
    }

    void aTransactionMayStillChooseItsIsolation()
    {
        Place place(false);
        ASSIGN_RESULT(const auto connection, place.connect());
        VERIFY_RESULT(connection->exec(u"BEGIN ISOLATION LEVEL SERIALIZABLE"_s));
        ASSIGN_RESULT(const Rows rows, connection->exec(u"SHOW transaction_isolation"_s));
        QCOMPARE(textAt(rows), u"serializable"_s);
        VERIFY_RESULT(connection->exec(u"ROLLBACK"_s));
    }

    void theNamedSchemaHoldsEveryTable_data()
    {
        QTest::addColumn<bool>("isPooled");
        QTest::addColumn<QString>("schema");
        for (const QString &schema :
             {u"mine"_s, u"My Schema"_s, u"say \"hi\""_s, u"it's"_s, u"back\\slash"_s, u"two, parts"_s}) {
            QTest::addRow("direct, %s", qPrintable(schema)) << false << schema;
            QTest::addRow("PgBouncer, %s", qPrintable(schema)) << true << schema;
        }
    }
    void theNamedSchemaHoldsEveryTable()
    {
        QFETCH(bool, isPooled);
        QFETCH(QString, schema);
        Place place(isPooled);
        const QString quoted = u'"' + QString(schema).replace(u'"', u"\"\""_s) + u'"';
        place.sql(u"CREATE SCHEMA %1 AUTHORIZATION \"%2\""_s.arg(quoted, place.database().role));
        ASSIGN_RESULT(const auto connection, place.connect(schema));
        const QString told = story(*connection, place, quoted);
        QVERIFY2(!told.contains(u"error"_s), qPrintable(told));
        QCOMPARE(place.sql(u"SELECT DISTINCT nspname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
                           "WHERE relkind = 'r' AND nspname !~ '^(pg_|information)'"_s),
                 schema);
    }

    void aSchemaThatDoesNotExistIsReportedAsSuch_data() { addWays(); }
    void aSchemaThatDoesNotExistIsReportedAsSuch()
    {
        QFETCH(bool, isPooled);
        Place place(isPooled);
        ASSIGN_RESULT(const auto connection, place.connect(u"No Where"_s));
        const Error missing{ErrorKind::SchemaMissing, Field::Database, u"No Where"_s, {}, {}};
        const auto steps = migrations(Engine::Postgres);
        QCOMPARE(prepareLedger(*connection, steps).error(), missing);
        QCOMPARE(lookAtLedger(*connection, steps).error(), missing);
        QCOMPARE(planDeployment(*connection, steps).error(), missing);
        ASSIGN_RESULT(const ServerFindings found, readServerFindings(*connection, [] { return qint64(0); }));
        QCOMPARE(found.error, missing);
        QVERIFY(!found.version.isEmpty());
        QCOMPARE(readTrial(*connection).error(), missing);
    }

    void aSchemaThatMayNotBeUsedIsAMissingGrant()
    {
        Place place(false);
        place.sql(u"CREATE SCHEMA locked"_s);
        ASSIGN_RESULT(const auto connection, place.connect(u"locked"_s));
        ASSIGN_RESULT(const DeploymentPlan plan, planDeployment(*connection, migrations(Engine::Postgres)));
        QVERIFY2(plan.grant.startsWith(u"GRANT USAGE, CREATE ON SCHEMA locked TO "_s), qPrintable(plan.grant));
    }
};

QTEST_GUILESS_MAIN(TestSessionSettings)
#include "tst_sessionsettings.moc"
