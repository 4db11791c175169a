// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/connectiontrial.h"

#include "core/reading/connectionurl.h"
#include "support/coursetables.h"
#include "support/links/faultproxy.h"
#include "support/servers/pooler.h"
#include "support/servers/postgrescluster.h"
#include "support/soon.h"
#include "support/stallwatch.h"
#include "support/verifyresult.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<TrialReport> answerOf(const QFuture<Result<TrialReport>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
        return failure(ErrorKind::Unexpected, Field::None, u"no answer"_s);
    return future.result();
}

QString shell(const QString &file, const QString &sql)
{
    QProcess process;
    process.start(u"sqlite3"_s, {file, sql});
    return process.waitForFinished() ? QString::fromUtf8(process.readAllStandardOutput()).trimmed() : QString();
}

} // namespace

class TestConnectionTrial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerIsTriedWithoutATrace()
    {
        PostgresCluster &cluster = sharedCluster();
        const Database database = cluster.createDatabase();
        cluster.sql(database.name, u"SET ROLE \"%1\";"_s.arg(database.role) + courseDdl());
        const QString before = cluster.sql(database.name, catalogueOfCourseTables());
        ConnectionTrial trial;
        ASSIGN_RESULT(const TrialReport report, answerOf(trial.tryLogin(*parseConnectionUrl(cluster.url(database)))));
        QCOMPARE(report.tables, (QStringList{u"public.categories"_s, u"public.expenses"_s, u"public.users"_s}));
        QVERIFY(report.connectTime > 0ms);
        QCOMPARE(cluster.sql(database.name, catalogueOfCourseTables()), before);
        QTRY_COMPARE(cluster.sql(database.name,
                                 u"SELECT count(*) FROM pg_stat_activity WHERE usename = '%1'"_s.arg(database.role)),
                     u"0"_s);
    }

    void aPoolerIsTried()
    {
        Pooler pooler;
        QVERIFY2(pooler.start(sharedCluster()), qPrintable(pooler.errorText()));
        const Database database = sharedCluster().createDatabase();
        QVERIFY(pooler.admit(database));
        ConnectionTrial trial;
        VERIFY_RESULT(answerOf(trial.tryLogin(*parseConnectionUrl(pooler.url(database)))));
    }

    void aRefusedPasswordIsReported()
    {
        const Database database = sharedCluster().createDatabase();
        ServerLogin login = *parseConnectionUrl(sharedCluster().url(database));
        login.password = Secret(u"canary-wrong"_s);
        ConnectionTrial trial;
        const auto report = answerOf(trial.tryLogin(login));
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().kind, ErrorKind::PasswordRejected);
        QVERIFY(!report.error().detail.contains(u"canary-wrong"_s));
    }

    void cancelAnswersAtOnceAndNothingBlocks()
    {
        const Database database = sharedCluster().createDatabase();
        FaultProxy proxy(sharedCluster().port());
        proxy.setBlackHole(true);
        ConnectionTrial trial;
        StallWatch watch;
        const auto future = trial.tryLogin(*parseConnectionUrl(sharedCluster().url(database, proxy.port())));
        QTest::qWait(300);
        QVERIFY(!future.isFinished());
        QElapsedTimer clock;
        clock.start();
        trial.cancel();
        const auto report = answerOf(future);
        QVERIFY(clock.elapsed() < kSoon);
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
        QVERIFY(watch.longestStall() < 200ms);
    }

    void aLaterTrialCancelsAnEarlierOne()
    {
        const Database database = sharedCluster().createDatabase();
        FaultProxy proxy(sharedCluster().port());
        proxy.setBlackHole(true);
        ConnectionTrial trial;
        const auto first = trial.tryLogin(*parseConnectionUrl(sharedCluster().url(database, proxy.port())));
        const auto second = trial.tryLogin(*parseConnectionUrl(sharedCluster().url(database)));
        VERIFY_RESULT(answerOf(second));
        QCOMPARE(answerOf(first).error().kind, ErrorKind::Cancelled);
    }

    void aTrialThatIsDestroyedLeavesNoConnection()
    {
        const Database database = sharedCluster().createDatabase();
        {
            ConnectionTrial trial;
            const auto future = trial.tryLogin(*parseConnectionUrl(sharedCluster().url(database)));
        }
        QTRY_COMPARE(sharedCluster().sql(u"postgres"_s,
                                         u"SELECT count(*) FROM pg_stat_activity WHERE usename = '%1'"_s.arg(
                                             database.role)),
                     u"0"_s);
    }

    void aFileThatIsNotThereIsNotMade()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"new/budget.sqlite"_s);
        ConnectionTrial trial;
        ASSIGN_RESULT(const TrialReport report, answerOf(trial.tryLogin(LocalFile{file})));
        QVERIFY(report == TrialReport());
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aFileIsReadAndStaysAsItIs()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"budget.sqlite"_s);
        shell(file,
              u"CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT); "
              "INSERT INTO users (email, name) VALUES ('a@b', 'Alice')"_s);
        const QByteArray before = contentOf(file);
        QVERIFY(!before.isEmpty());
        ConnectionTrial trial;
        ASSIGN_RESULT(const TrialReport report, answerOf(trial.tryLogin(LocalFile{file})));
        QCOMPARE(report.tables, QStringList{u"users"_s});
        QCOMPARE(report.persons.front().name, u"Alice"_s);
        QTRY_COMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"budget.sqlite"_s});
        QCOMPARE(contentOf(file), before);
    }

    void aFileThatIsNoLedgerIsReported_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("text") << u"letter.txt"_s << ErrorKind::FileNotLedger;
        QTest::newRow("folder") << u"."_s << ErrorKind::FileIsDirectory;
    }
    void aFileThatIsNoLedgerIsReported()
    {
        QFETCH(QString, name);
        QFETCH(ErrorKind, kind);
        const QTemporaryDir folder;
        QFile letter(folder.filePath(u"letter.txt"_s));
        QVERIFY(letter.open(QIODevice::WriteOnly));
        letter.write(QByteArray("Dear Alice, ").repeated(100));
        letter.close();
        ConnectionTrial trial;
        const auto report = answerOf(trial.tryLogin(LocalFile{folder.filePath(name)}));
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().kind, kind);
        QCOMPARE(report.error().field, Field::LedgerFile);
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QTEST_GUILESS_MAIN(TestConnectionTrial)
#include "tst_connectiontrial.moc"
