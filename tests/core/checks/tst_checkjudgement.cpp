// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checkjudgement.h"

#include "core/reading/connectionurl.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDate kToday(2026, 11, 28);

ServerFindings sound()
{
    ServerFindings found;
    found.question = u"SELECT 1"_s;
    found.roundTrip = 1500us;
    found.version = u"15.4"_s;
    found.majorVersion = 15;
    found.schema = u"public"_s;
    found.tablesFound = 3;
    found.migration = 2;
    found.latestMigration = 2;
    found.room = {104, 7};
    found.connections = 3;
    found.clockOffset = 20ms;
    return found;
}

LedgerLocation direct()
{
    return parseConnectionUrl(u"postgresql://a:b@ep-cool-1.eu-central-1.aws.neon.tech/db"_s)->address;
}

LedgerLocation pooled()
{
    return parseConnectionUrl(u"postgresql://a:b@ep-cool-1-pooler.eu-central-1.aws.neon.tech/db"_s)->address;
}

CheckResult judged(const ServerFindings &found, Check check, const LedgerLocation &location = direct(),
                   const PoolSettings &pool = {})
{
    return judgeServer(found, location, pool, kToday)
        .at(static_cast<std::size_t>(check) - std::size_t(Check::RoundTrip));
}

TlsFindings tls(qint64 daysLeft)
{
    return {u"TLSv1.3"_s, u"TLS_AES_256_GCM_SHA384"_s, {u"*.neon.tech"_s}, u"R11"_s, u"2030-01-01"_s, daysLeft, {}};
}

ServerAddress withMode(const QString &mode)
{
    return parseConnectionUrl(u"postgresql://a:b@db.example.org/db?sslmode="_s + mode)->address;
}

} // namespace

class TestCheckJudgement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void channelBindingIsGivenUpForNothingLess()
    {
        const Error late{ErrorKind::ConnectTimeout, Field::Host, {}, {}, {}};
        ServerAddress address = withMode(u"verify-full&channel_binding=require"_s);
        const auto other = withoutChannelBinding(address, late);
        QVERIFY(other && other->parameters == withMode(u"verify-full"_s).parameters);
        QVERIFY(!withoutChannelBinding(address, {ErrorKind::PasswordRejected, Field::Password, {}, {}, {}}));
        QVERIFY(!withoutChannelBinding(withMode(u"verify-full"_s), late));
        QVERIFY(!withoutChannelBinding(withMode(u"verify-ca&channel_binding=require"_s), late));
        QVERIFY(!withoutChannelBinding(withMode(u"disable&channel_binding=require"_s), late));
    }

    void aSoundServerPassesAll()
    {
        const auto results = judgeServer(sound(), direct(), {}, kToday);
        QCOMPARE(results.size(), std::size_t(7));
        for (std::size_t i = 0; i < results.size(); ++i) {
            QCOMPARE(results[i].check, checkAt(i + std::size_t(Check::RoundTrip)));
            QCOMPARE(results[i].state, CheckState::Passed);
            QVERIFY(!results[i].evidence.empty());
        }
        QCOMPARE(results[0].time, 1500us);
    }

    void aReadOnlyServerIsReportedAndNothingElseIsBlamed()
    {
        ServerFindings found = sound();
        found.isReadOnly = true;
        found.canCreate = false;
        QCOMPARE(judged(found, Check::ServerVersion).concern, Concern::ReadOnly);
        QCOMPARE(judged(found, Check::Rights).state, CheckState::Passed);
    }

    void anOldServerIsAWarning_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QDate>("last");
        QTest::newRow("10") << 10 << QDate(2022, 11, 30);
        QTest::newRow("13") << 13 << QDate(2025, 11, 13);
        QTest::newRow("14") << 14 << QDate(2026, 11, 12);
        QTest::newRow("15") << 15 << QDate(2027, 11, 11);
        QTest::newRow("18") << 18 << QDate(2030, 11, 14);
        QTest::newRow("a version that is not out yet") << 25 << QDate(2037, 11, 30);
    }
    void anOldServerIsAWarning()
    {
        QFETCH(int, version);
        QFETCH(QDate, last);
        ServerFindings found = sound();
        found.majorVersion = version;
        const auto concernOn = [&](QDate today) { return judgeServer(found, direct(), {}, today).at(1).concern; };
        QCOMPARE(concernOn(last), std::nullopt);
        QCOMPARE(concernOn(last.addDays(1)), Concern::OldServer);
    }

    void aCheckWhoseValuesAreUnreadHasNoResult()
    {
        ServerFindings found = sound();
        found.unread = {Check::Rights, Check::Migrations};
        for (const CheckResult &result : judgeServer(found, direct(), {}, kToday))
            QVERIFY(result.check != Check::Rights && result.check != Check::Migrations);
    }

    void oneMeasurementIsShownOnce()
    {
        for (const QString &host : {u"db.example.com"_s, u"ep-cool-breeze-123456.eu-central-1.aws.neon.tech"_s}) {
            ServerAddress address = std::get<ServerAddress>(direct());
            address.host = host;
            int shown = 0;
            for (const Check check : {Check::EndpointKnown, Check::ServerAwake, Check::PasswordAccepted})
                for (const Evidence &evidence : judgeLogin(check, address, 700ms).evidence)
                    shown += evidence.value == u"700" ? 1 : 0;
            QCOMPARE(shown, 1);
        }
    }

    void rightsMatterWhereTheyAreNeeded()
    {
        ServerFindings found = sound();
        found.canCreate = false;
        QCOMPARE(judged(found, Check::Rights).state, CheckState::Passed); // all tables exist already
        found.migration = 0;
        QCOMPARE(judged(found, Check::Rights).concern, Concern::MayNotCreate);
        found.tablesFound = 0;
        QCOMPARE(judged(found, Check::Rights).error->kind, ErrorKind::PermissionDenied);
        found = sound();
        found.lackedRights = QStringList{u"INSERT expenses"_s};
        QCOMPARE(judged(found, Check::Rights).concern, Concern::MayNotWrite);
        found.lackedRights << u"SELECT users"_s;
        QCOMPARE(judged(found, Check::Rights).state, CheckState::Failed);
    }

    void tablesAreFoundMissingOrDifferent()
    {
        ServerFindings found = sound();
        found.tablesFound = 0;
        found.migration = 0;
        QCOMPARE(judged(found, Check::Tables).concern, Concern::NoTables);
        QCOMPARE(actionFor(judged(found, Check::Tables), direct()), CheckAction::CreateTables);
        found.tablesFound = 2;
        found.differences = QStringList{u"expenses: missing"_s};
        const CheckResult tables = judged(found, Check::Tables);
        QCOMPARE(tables.error->kind, ErrorKind::TablesDiffer);
        QVERIFY(std::ranges::count(tables.evidence, Fact::Difference, &Evidence::fact) == 1);
    }

    void ourTablesAreOlderNewerOrUnreadable()
    {
        ServerFindings found = sound();
        found.migration = 1;
        QCOMPARE(judged(found, Check::Migrations).concern, Concern::MigrationsPending);
        found.migration = 3;
        QCOMPARE(judged(found, Check::Migrations).concern, Concern::LedgerNewer);
        found.migration = 0;
        found.mayReadMigration = false;
        QCOMPARE(judged(found, Check::Migrations).concern, Concern::MayNotWrite);
    }

    void connectionsAreComparedWithTheirLimits()
    {
        ServerFindings found = sound();
        found.connections = 92;
        QCOMPARE(judged(found, Check::Connections).concern, Concern::FewConnectionsLeft);
        found = sound();
        PoolSettings large;
        large.size = 100;
        const CheckResult beyond = judged(found, Check::Connections, direct(), large);
        QCOMPARE(beyond.concern, Concern::PoolTooLarge);
        QCOMPARE(actionFor(beyond, direct()), CheckAction::ShrinkPool);
        QCOMPARE(judged(found, Check::Connections, pooled(), large).state, CheckState::Passed);
        QCOMPARE(judged(found, Check::Connections, pooled()).evidence.front().fact, Fact::Pooled);
    }

    void aClockThatIsOffByAnHourIsAWarning()
    {
        ServerFindings found = sound();
        found.clockOffset = -3'600'000ms;
        QCOMPARE(judged(found, Check::Clock).concern, Concern::ClockOff);
        found.clockOffset = 59'000ms;
        QCOMPARE(judged(found, Check::Clock).state, CheckState::Passed);
        found.clockOffset.reset();
        QCOMPARE(judged(found, Check::Clock).state, CheckState::NotNeeded);
    }

    void aFileHasNeitherRightsNorConnections()
    {
        const LedgerLocation file = LocalFile{u"/tmp/l.budget"_s};
        QCOMPARE(judged(sound(), Check::Rights, file).state, CheckState::NotNeeded);
        QCOMPARE(judged(sound(), Check::Connections, file).state, CheckState::NotNeeded);
        QCOMPARE(judgeSecret(LocalFile{u"/tmp/l.budget"_s}).state, CheckState::NotNeeded);
        QCOMPARE(judgeString(file).evidence.front().value, u"/tmp/l.budget"_s);
    }

    void tlsIsJudgedByWhatWasAskedFor()
    {
        QCOMPARE(judgeTls(tls(90), withMode(u"verify-full"_s), u"h"_s).state, CheckState::Passed);
        QCOMPARE(judgeTls(tls(90), withMode(u"require"_s), u"h"_s).state, CheckState::Passed); // raised to verify-full
        QCOMPARE(judgeTls(tls(90), withMode(u"verify-ca"_s), u"h"_s).concern, Concern::HostNotVerified);
        QCOMPARE(judgeTls(tls(5), withMode(u"verify-full"_s), u"h"_s).concern, Concern::ExpiresSoon);
        const CheckResult open = judgeUnencrypted(withMode(u"disable"_s));
        QCOMPARE(open.concern, Concern::NotEncrypted);
        QCOMPARE(actionFor(open, withMode(u"disable"_s)), CheckAction::RaiseTls);
        QCOMPARE(judgeUnencrypted(parseConnectionUrl(u"postgresql://a:b@localhost/db"_s)->address).state,
                 CheckState::NotNeeded);
    }

    void thePasswordIsNoEvidence()
    {
        const LedgerLocation location = direct();
        const LedgerLogin login = loginTo(location, Secret(u"b"_s));
        for (const CheckResult &result : {judgeString(location), judgeSecret(login)}) {
            for (const Evidence &evidence : result.evidence)
                QVERIFY(evidence.value != u"b");
        }
        QCOMPARE(judgeSecret(login).evidence.front().fact, Fact::PasswordGiven);
    }

    void aFailedCheckOfTheTablesIsNoObstacle()
    {
        Checklist list;
        CheckResult failed{Check::Tables, CheckState::Failed};
        failed.error = Error{ErrorKind::TablesDiffer, Field::Database, {}, {}, {}};
        list.settle(failed);
        QVERIFY(!firstObstacle(list));
        failed.check = Check::PasswordAccepted;
        list.settle(failed);
        QCOMPARE(firstObstacle(list), Check::PasswordAccepted);
    }

    void theRoomIsWhatTheServerSaid()
    {
        ServerFindings found = sound();
        found.room = {50, 4};
        Checklist list;
        QVERIFY(!measuredRoom(list));
        for (const CheckResult &result : judgeServer(found, direct(), {}, kToday))
            list.settle(result);
        QVERIFY(measuredRoom(list) == found.room);
    }

    void knowsWhatTheProgramCanDo()
    {
        const auto action = [](ErrorKind kind, Field field, const LedgerLocation &location) {
            CheckResult result{Check::PasswordAccepted, CheckState::Failed};
            result.error = Error{kind, field, {}, {}, {}};
            return actionFor(result, location);
        };
        QCOMPARE(action(ErrorKind::PasswordRejected, Field::Password, direct()), CheckAction::ReenterPassword);
        QCOMPARE(action(ErrorKind::PasswordRejected, Field::User, direct()), CheckAction::CorrectString);
        QCOMPARE(action(ErrorKind::ParameterRefused, Field::Url, pooled()), CheckAction::SwitchToDirect);
        QCOMPARE(action(ErrorKind::PoolerFull, Field::None, pooled()), CheckAction::SwitchToDirect);
        QCOMPARE(action(ErrorKind::ConnectionLimit, Field::None, direct()), CheckAction::ShrinkPool);
        QCOMPARE(action(ErrorKind::QuotaExceeded, Field::None, direct()), CheckAction::None);
    }
};

QTEST_APPLESS_MAIN(TestCheckJudgement)
#include "tst_checkjudgement.moc"
