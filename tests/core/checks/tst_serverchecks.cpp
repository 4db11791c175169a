// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checkjudgement.h"
#include "core/reading/connectionurl.h"

#include <QDate>
#include <QTest>

#include <algorithm>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const LedgerLocation kFile = LocalFile{u"/tmp/l.budget"_s};

ServerAddress addressOf(const QString &url)
{
    return parseConnectionUrl(url)->address;
}

LedgerLocation direct()
{
    return addressOf(u"postgresql://a:b@db.example.org/db"_s);
}

LedgerLocation pooled()
{
    return addressOf(u"postgresql://a:b@ep-cool-1-pooler.eu-central-1.aws.neon.tech/db"_s);
}

ServerFindings sound()
{
    ServerFindings found;
    found.version = u"17.2"_s;
    found.majorVersion = 17;
    found.schema = u"public"_s;
    found.tablesFound = 3;
    found.migration = 2;
    found.latestMigration = 2;
    found.room = {100, 3};
    found.connections = 5;
    return found;
}

/// The date of these tests: the releases that the rows call maintained are maintained on that day.
const QDate kToday(2026, 6, 1);

CheckResult judged(const ServerFindings &found, Check check, const LedgerLocation &location = direct(),
                   const PoolSettings &pool = {})
{
    const auto results = judgeServer(found, location, pool, kToday);
    return *std::ranges::find(results, check, &CheckResult::check);
}

QString valueOf(const CheckResult &result, Fact fact)
{
    const auto found = std::ranges::find(result.evidence, fact, &Evidence::fact);
    return found == result.evidence.end() ? QString() : found->value;
}

bool hasFact(const CheckResult &result, Fact fact)
{
    return std::ranges::count(result.evidence, fact, &Evidence::fact) == 1;
}

/// Verifies that a failed check has an error, a warning has a concern, and any other state has neither.
void verifyShape(const CheckResult &result)
{
    QCOMPARE(result.error.has_value(), result.state == CheckState::Failed);
    QCOMPARE(result.concern.has_value(), result.state == CheckState::Warned);
    QVERIFY(!result.blockedBy);
}

} // namespace

class TestServerChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Tries every combination of what a server may answer.
    void everyCombinationOfFindingsIsJudgedCompletely()
    {
        for (int bits = 0; bits < 1 << 8; ++bits) {
            ServerFindings found = sound();
            found.isReadOnly = bits & 1;
            found.canCreate = bits & 2;
            found.tablesFound = bits & 4 ? 3 : 0;
            found.lackedRights = bits & 8 ? QStringList{u"SELECT users"_s} : QStringList();
            found.differences = bits & 16 ? QStringList{u"expenses.amount: text"_s} : QStringList();
            found.migration = bits & 32 ? 2 : 0;
            found.mayReadMigration = bits & 64;
            found.majorVersion = bits & 128 ? 17 : 9;
            for (const LedgerLocation &location : {direct(), pooled(), kFile}) {
                const auto results = judgeServer(found, location, {}, kToday);
                QCOMPARE(results.size(), kCheckCount - std::size_t(Check::RoundTrip));
                for (const CheckResult &result : results) {
                    QVERIFY(result.isSettled() && result.state != CheckState::Skipped);
                    verifyShape(result);
                }
            }
        }
    }

    void versionsAreOldUntilTheMaintainedOnes_data()
    {
        QTest::addColumn<int>("major");
        QTest::addColumn<bool>("isOld");
        for (const int major : {8, 9, 10, 13})
            QTest::addRow("%d", major) << major << true;
        for (const int major : {14, 15, 18, 99})
            QTest::addRow("%d", major) << major << false;
        QTest::newRow("a file") << 0 << false;
    }
    void versionsAreOldUntilTheMaintainedOnes()
    {
        QFETCH(int, major);
        QFETCH(bool, isOld);
        ServerFindings found = sound();
        found.majorVersion = major;
        const CheckResult result = judged(found, Check::ServerVersion);
        QCOMPARE(result.concern == std::optional(Concern::OldServer), isOld);
        QVERIFY(hasFact(result, Fact::Writable));
        found.isReadOnly = true;
        QCOMPARE(judged(found, Check::ServerVersion).concern, std::optional(Concern::ReadOnly));
        QVERIFY(!hasFact(judged(found, Check::ServerVersion), Fact::Writable));
    }

    void aMissingRightFailsOrWarns_data()
    {
        QTest::addColumn<QStringList>("lacked");
        QTest::addColumn<CheckState>("state");
        const auto row = [](const char *name, const QStringList &lacked, CheckState state) {
            QTest::newRow(name) << lacked << state;
        };
        row("nothing", {}, CheckState::Passed);
        row("insertion", {u"INSERT expenses"_s}, CheckState::Warned);
        row("all changes", {u"INSERT users"_s, u"UPDATE expenses"_s, u"DELETE categories"_s}, CheckState::Warned);
        row("reading", {u"SELECT users"_s}, CheckState::Failed);
        row("reading and writing", {u"INSERT users"_s, u"SELECT users"_s}, CheckState::Failed);
        row("a sequence", {u"INSERT public.users"_s, u"USAGE public.users_id_seq"_s}, CheckState::Warned);
    }
    void aMissingRightFailsOrWarns()
    {
        QFETCH(QStringList, lacked);
        QFETCH(CheckState, state);
        ServerFindings found = sound();
        found.lackedRights = lacked;
        const CheckResult result = judged(found, Check::Rights);
        QCOMPARE(result.state, state);
        QCOMPARE(std::ranges::count(result.evidence, Fact::LackedRight, &Evidence::fact), lacked.size());
        QCOMPARE(hasFact(result, Fact::HasRights), lacked.isEmpty());
        if (state == CheckState::Failed)
            QCOMPARE(result.error->kind, ErrorKind::PermissionDenied);
    }

    void aRoleThatMayNotCreateIsReportedWhereItMatters()
    {
        ServerFindings found = sound();
        found.canCreate = false;
        QCOMPARE(judged(found, Check::Rights).state, CheckState::Passed); // everything exists
        QCOMPARE(valueOf(judged(found, Check::Rights), Fact::MayNotCreateIn), u"public"_s);
        found.tablesFound = 0;
        found.migration = 0;
        QCOMPARE(judged(found, Check::Rights).state, CheckState::Failed);
        for (const Check check : {Check::Tables, Check::Migrations}) {
            const CheckResult result = judged(found, check);
            QVERIFY(hasFact(result, Fact::MayNotCreateIn));
            QCOMPARE(actionFor(result, direct()), CheckAction::None);
        }
        found.canCreate = true;
        QCOMPARE(actionFor(judged(found, Check::Tables), direct()), CheckAction::CreateTables);
        QCOMPARE(actionFor(judged(found, Check::Migrations), direct()), CheckAction::CreateTables);
        found.isReadOnly = true;
        QCOMPARE(actionFor(judged(found, Check::Tables), direct()), CheckAction::None);
    }

    void differencesFailTheTablesAndAreListed()
    {
        ServerFindings found = sound();
        found.differences = QStringList{u"expenses.amount: text"_s, u"users: missing"_s};
        const CheckResult result = judged(found, Check::Tables);
        QCOMPARE(result.state, CheckState::Failed);
        QCOMPARE(result.error->detail, u"expenses.amount: text\nusers: missing"_s);
        QCOMPARE(std::ranges::count(result.evidence, Fact::Difference, &Evidence::fact), 2);
        QCOMPARE(valueOf(result, Fact::TablesFound), u"3"_s);
    }

    void migrationsAreComparedWithTheKnownOnes_data()
    {
        QTest::addColumn<int>("migration");
        QTest::addColumn<int>("latest");
        QTest::addColumn<QString>("concern");
        QTest::newRow("none") << 0 << 2 << u"pending"_s;
        QTest::newRow("older") << 1 << 2 << u"pending"_s;
        QTest::newRow("equal") << 2 << 2 << QString();
        QTest::newRow("newer") << 3 << 2 << u"newer"_s;
        QTest::newRow("much newer") << 99 << 2 << u"newer"_s;
    }
    void migrationsAreComparedWithTheKnownOnes()
    {
        QFETCH(int, migration);
        QFETCH(int, latest);
        QFETCH(QString, concern);
        ServerFindings found = sound();
        found.migration = migration;
        found.latestMigration = latest;
        const CheckResult result = judged(found, Check::Migrations);
        const auto expected = concern.isEmpty() ? std::optional<Concern>()
            : concern == u"newer"               ? std::optional(Concern::LedgerNewer)
                                                : std::optional(Concern::MigrationsPending);
        QCOMPARE(result.concern, expected);
        QCOMPARE(valueOf(result, Fact::Migration), QString::number(migration));
        QCOMPARE(valueOf(result, Fact::LatestMigration), QString::number(latest));
    }

    void nineTenthsOfTheConnectionsAreFew()
    {
        for (int limit = 1; limit <= 120; ++limit) {
            for (const int reserved : {0, 3}) {
                ServerFindings found = sound();
                found.room = {limit, reserved};
                const int usable = limit - reserved;
                for (const int used : {0, usable * 9 / 10 - 1, usable * 9 / 10, usable * 9 / 10 + 1, usable}) {
                    found.connections = used;
                    const bool areFew = judged(found, Check::Connections).concern
                        == std::optional(Concern::FewConnectionsLeft);
                    QCOMPARE(areFew, used * 10 >= usable * 9);
                }
            }
        }
    }

    void anUnknownLimitIsNotReached()
    {
        ServerFindings found = sound();
        found.room = {0, 0};
        for (const int used : {0, 1, 1000}) {
            found.connections = used;
            QVERIFY(judged(found, Check::Connections).concern != std::optional(Concern::FewConnectionsLeft));
        }
    }

    void aPoolIsTooLargeForADirectHostAlone()
    {
        PoolSettings large;
        large.size = 200;
        ServerFindings found = sound();
        QCOMPARE(judged(found, Check::Connections, direct(), large).concern, std::optional(Concern::PoolTooLarge));
        QCOMPARE(judged(found, Check::Connections, pooled(), large).state, CheckState::Passed);
        found.connections = 99;
        const CheckResult full = judged(found, Check::Connections, pooled(), large);
        QCOMPARE(full.concern, std::optional(Concern::FewConnectionsLeft));
        QCOMPARE(actionFor(full, pooled()), CheckAction::None);
        QCOMPARE(actionFor(full, direct()), CheckAction::ShrinkPool);
    }

    void aClockMayBeOffByAMinute_data()
    {
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<bool>("isOff");
        for (const qint64 offset : {0LL, 1LL, -1LL, 60'000LL, -60'000LL})
            QTest::addRow("%lld", offset) << offset << false;
        for (const qint64 offset : {60'001LL, -60'001LL, 3'600'000LL, -86'400'000LL})
            QTest::addRow("%lld", offset) << offset << true;
    }
    void aClockMayBeOffByAMinute()
    {
        QFETCH(qint64, offset);
        QFETCH(bool, isOff);
        ServerFindings found = sound();
        found.clockOffset = std::chrono::milliseconds(offset);
        const CheckResult result = judged(found, Check::Clock);
        QCOMPARE(result.concern == std::optional(Concern::ClockOff), isOff);
        QCOMPARE(valueOf(result, Fact::ClockOffset), QString::number(offset));
    }

    void certificatesAreReportedByDays()
    {
        const ServerAddress full = addressOf(u"postgresql://a@h/db?sslmode=verify-full"_s);
        for (qint64 days = -3; days <= 40; ++days) {
            TlsFindings findings{u"TLSv1.3"_s, u"c"_s, {u"h"_s, u"*.h"_s}, u"R11"_s, u"2030-01-01"_s, days, {}};
            const CheckResult result = judgeTls(findings, full, u"h"_s);
            QCOMPARE(result.concern == std::optional(Concern::ExpiresSoon), days < 14);
            QCOMPARE(valueOf(result, Fact::DaysLeft), QString::number(days));
            QCOMPARE(valueOf(result, Fact::CertificateFor), u"h, *.h"_s);
            QCOMPARE(hasFact(result, Fact::HostMatches), true);
            QCOMPARE(hasFact(result, Fact::ValidFrom), false);
            QCOMPARE(hasFact(result, Fact::Authorities), false);
            findings.validFrom = u"2031-01-01T00:00"_s;
            findings.authorities = u"/etc/ssl/ca.pem"_s;
            QVERIFY(hasFact(judgeTls(findings, full, u"h"_s), Fact::ValidFrom));
            QVERIFY(hasFact(judgeTls(findings, full, u"h"_s), Fact::Authorities));
        }
    }

    void everyLoginStepOfNeonAndOfAnotherServerIsJudged()
    {
        const auto judge = [](Check check, const LedgerLocation &location) {
            return judgeLogin(check, location, 1234ms);
        };
        QCOMPARE(judge(Check::EndpointKnown, direct()).state, CheckState::NotNeeded);
        QCOMPARE(judge(Check::ServerAwake, direct()).state, CheckState::NotNeeded);
        QCOMPARE(judge(Check::PasswordAccepted, direct()).time, 1234ms);
        QCOMPARE(valueOf(judge(Check::EndpointKnown, pooled()), Fact::Endpoint), u"ep-cool-1"_s);
        QVERIFY(!valueOf(judge(Check::EndpointKnown, pooled()), Fact::Region).isEmpty());
        QCOMPARE(judge(Check::ServerAwake, pooled()).time, 1234ms);
        QCOMPARE(judge(Check::PasswordAccepted, pooled()).time, 0ms);
        QCOMPARE(valueOf(judge(Check::DatabaseExists, pooled()), Fact::Database), u"db"_s);
        QCOMPARE(judge(Check::DatabaseExists, kFile).state, CheckState::Passed);
        for (const Check check : {Check::EndpointKnown, Check::ServerAwake, Check::PasswordAccepted})
            QCOMPARE(judge(check, kFile).state, CheckState::NotNeeded);
    }

    void aPlaceWithoutHostUserOrDatabaseIsNamedByItsField()
    {
        ServerAddress address;
        QCOMPARE(judgeString(address).error->field, Field::Host);
        address.host = u"h"_s;
        QCOMPARE(judgeString(address).error->field, Field::User);
        address.user = u"u"_s;
        QCOMPARE(judgeString(address).error->field, Field::Database);
        address.database = u"d"_s;
        QCOMPARE(judgeString(address).state, CheckState::Passed);
        verifyShape(judgeString(address));
    }
};

QTEST_APPLESS_MAIN(TestServerChecks)
#include "tst_serverchecks.moc"
