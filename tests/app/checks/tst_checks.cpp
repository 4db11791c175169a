// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/checks.h"

#include "app/checks/checkrun.h"
#include "core/reading/connectionurl.h"
#include "support/coursetables.h"
#include "support/links/faultproxy.h"
#include "support/servers/pooler.h"
#include "support/servers/postgrescluster.h"
#include "support/stallwatch.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool runs(Checks &checks, const LedgerLogin &login)
{
    checks.start({login});
    return QTest::qWaitFor([&] { return !checks.isRunning(); }, 20'000);
}

} // namespace

class TestChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundServerPassesWithEvidence()
    {
        const Database database = withTables();
        Checks checks;
        StallWatch watch;
        QVERIFY(runs(checks, loginOf(database)));
        // Two warnings: the test certificate expires in two days, and the program's own tables do not exist yet.
        QCOMPARE(print(checks.checklist()), u"ppppWnnppppppWpp"_s);
        const Checklist &list = checks.checklist();
        QCOMPARE(list.result(Check::TlsAgreed).concern, Concern::ExpiresSoon);
        QVERIFY(valueOf(list.result(Check::TlsAgreed), Fact::Protocol).startsWith(u"TLSv1."_s));
        QVERIFY(valueOf(list.result(Check::TlsAgreed), Fact::Issuer).contains(u"Budget test CA"_s));
        QVERIFY(valueOf(list.result(Check::TlsAgreed), Fact::CertificateFor).contains(u"localhost"_s));
        QCOMPARE(valueOf(list.result(Check::Tables), Fact::TablesFound), u"3"_s);
        QVERIFY(watch.longestStall() < 200ms);
    }

    void aPoolerIsCheckedToo()
    {
        Pooler pooler;
        QVERIFY2(pooler.start(sharedCluster()), qPrintable(pooler.errorText()));
        const Database database = withTables();
        QVERIFY(pooler.admit(database));
        Checks checks;
        QVERIFY(runs(checks, *parseConnectionUrl(pooler.url(database))));
        QCOMPARE(print(checks.checklist()), u"ppppWnnppppppWpp"_s);
    }

    void oneIsRepeatedAndTheOthersKeepWhatTheyHave()
    {
        const Database database = sharedCluster().createDatabase();
        Checks checks;
        QVERIFY(runs(checks, loginOf(database)));
        QCOMPARE(checks.checklist().result(Check::Tables).concern, Concern::NoTables);
        const CheckResult before = checks.checklist().result(Check::RoundTrip);
        createTables(database);
        checks.repeat(Check::Tables);
        QCOMPARE(checks.checklist().result(Check::Tables).state, CheckState::Waiting);
        QVERIFY(QTest::qWaitFor([&] { return !checks.isRunning(); }, 10'000));
        QCOMPARE(checks.checklist().result(Check::Tables).state, CheckState::Passed);
        QVERIFY(checks.checklist().result(Check::RoundTrip) == before);
    }

    void aFailedOneIsRepeatedWithAllThatItHeldUp()
    {
        const Database database = withTables();
        FaultProxy proxy(sharedCluster().port());
        proxy.setBlackHole(true);
        Checks checks({}, {500ms, 2s, 2s, 2s});
        QVERIFY(runs(checks, *parseConnectionUrl(sharedCluster().url(database, proxy.port()))));
        QCOMPARE(print(checks.checklist()), u"ppppFsssssssssss"_s);
        proxy.setBlackHole(false);
        checks.repeat(Check::TlsAgreed);
        QVERIFY(QTest::qWaitFor([&] { return !checks.isRunning(); }, 10'000));
        QCOMPARE(print(checks.checklist()), u"ppppWnnppppppWpp"_s);
    }

    void cancelGivesUpAtOnce()
    {
        const Database database = sharedCluster().createDatabase();
        FaultProxy proxy(sharedCluster().port());
        proxy.setBlackHole(true);
        Checks checks;
        int ends = 0;
        connect(&checks, &Checks::finished, this, [&ends] { ++ends; });
        checks.start({*parseConnectionUrl(sharedCluster().url(database, proxy.port()))});
        QTRY_COMPARE(checks.checklist().result(Check::TlsAgreed).state, CheckState::Running);
        checks.cancel();
        QCOMPARE(ends, 1);
        QVERIFY(!checks.isRunning());
        QCOMPARE(print(checks.checklist()), u"ppppwwwwwwwwwwww"_s);
        QTest::qWait(200);
        QCOMPARE(print(checks.checklist()), u"ppppwwwwwwwwwwww"_s);
    }

    void theChecksLeaveNoConnectionOpen()
    {
        const Database database = withTables();
        {
            Checks checks;
            QVERIFY(runs(checks, loginOf(database)));
        }
        QTRY_COMPARE(sharedCluster().sql(u"postgres"_s,
                                         u"SELECT count(*) FROM pg_stat_activity WHERE usename = '%1'"_s.arg(
                                             database.role)),
                     u"0"_s);
    }

    void aFileHasOnlyTheChecksThatApplyToIt()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"l.budget"_s);
        Checks checks;
        QVERIFY(runs(checks, LocalFile{file}));
        QCOMPARE(print(checks.checklist()), u"pnnnnnnnWnnnnnnn"_s);
        QVERIFY(QDir(folder.path()).isEmpty());
        QCOMPARE(QProcess::execute(u"sqlite3"_s, {file, u"CREATE TABLE expenses (id INTEGER PRIMARY KEY)"_s}), 0);
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(runs(checks, LocalFile{file}));
        QCOMPARE(print(checks.checklist()), u"pnnnnnnnpppnFWnn"_s);
        QVERIFY(QFile::remove(file));
        QFile letter(file);
        QVERIFY(letter.open(QIODevice::WriteOnly));
        letter.write(QByteArray("Dear Alice, ").repeated(100));
        letter.close();
        QVERIFY(runs(checks, LocalFile{file}));
        QVERIFY2(checks.checklist().firstFailure() == Check::DatabaseExists, qPrintable(print(checks.checklist())));
        QCOMPARE(checks.checklist().result(Check::DatabaseExists).error->kind, ErrorKind::FileNotLedger);
    }

private:
    static ServerLogin loginOf(const Database &database) { return *parseConnectionUrl(sharedCluster().url(database)); }

    static void createTables(const Database &database)
    {
        sharedCluster().sql(database.name, u"SET ROLE \"%1\";"_s.arg(database.role) + courseDdl());
    }

    static Database withTables()
    {
        const Database database = sharedCluster().createDatabase();
        createTables(database);
        return database;
    }
};

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
