// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/jsonshape.h"
#include "support/coursetables.h"
#include "support/places/watchedfolder.h"
#include "support/servers/postgrescluster.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int code = -1;
    QString out;
    QString err;

    /// The number and state of each check: '1 passed'.
    [[nodiscard]] QStringList states() const
    {
        QStringList states;
        for (const QString &line : out.split(u'\n')) {
            const QStringList words = line.simplified().split(u' ');
            if (!line.startsWith(u"    "_s) && words.size() > 2)
                states << words[0] + u' ' + words[1];
        }
        return states;
    }
};

QJsonObject schema()
{
    QFile file(QStringLiteral(BUDGET_SCHEMA));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

/// Runs the program's command `check` without a display.
class TestCheckCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_database = sharedCluster().createDatabase();
        sharedCluster().sql(m_database.name, u"SET ROLE \"%1\";"_s.arg(m_database.role) + courseDdl());
        m_url = sharedCluster().url(m_database);
    }

    void printsSixteenLines()
    {
        const Outcome outcome = run(m_url);
        QCOMPARE(outcome.err, QString());
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.states().size(), 16);
        QCOMPARE(outcome.states().first(), u"1 passed"_s);
        QCOMPARE(outcome.states().last(), u"16 passed"_s);
        QVERIFY2(outcome.out.contains(u"TLSv1."_s) && outcome.out.contains(u"Budget test CA"_s)
                     && outcome.out.contains(u"SELECT 1"_s),
                 qPrintable(outcome.out));
    }

    void namesTheFirstCauseAndItsStep_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("says");
        const QString url = sharedCluster().url(m_database);
        QTest::newRow("password") << QString(url).replace(m_database.password, u"canary-wrong"_s) << 1 << u"8 failed"_s
                                  << u"did not accept it. "_s;
        QTest::newRow("port") << u"postgresql://a:b@localhost:1/db"_s << 2 << u"4 failed"_s << u"Check the number"_s;
        QTest::newRow("host") << u"postgresql://a:b@nowhere.invalid/db"_s << 2 << u"3 failed"_s << u"Check "_s;
        QTest::newRow("certificate") << QString(url).replace(u"ca.crt"_s, u"server.crt"_s) << 1 << u"5 failed"_s
                                     << u"sslrootcert"_s;
        QTest::newRow("string") << u"postgresql://"_s << 3 << u"1 failed"_s << u"Copy the whole string"_s;
    }
    void namesTheFirstCauseAndItsStep()
    {
        QFETCH(QString, url);
        QFETCH(QString, state);
        QFETCH(QString, says);
        const Outcome outcome = run(url);
        QCOMPARE(outcome.states().size(), 16);
        QCOMPARE(outcome.states().filter(u"failed"_s), QStringList{state});
        QVERIFY2(outcome.out.simplified().contains(says.trimmed()), qPrintable(outcome.out));
        QTEST(outcome.code, "code");
        QVERIFY(!outcome.out.contains(u"canary-wrong"_s));
    }

    void saysWhereTheStringComesFromAndWhatWasMadeOfIt()
    {
        QString url = sharedCluster().url(m_database);
        url.replace(u"verify-full"_s, u"require"_s);
        const Outcome outcome = run(url + u"&pgbouncer=true"_s);
        QVERIFY2(outcome.out.contains(u"From the environment variable DATABASE_URL."_s)
                     && outcome.out.contains(u"sslmode=require → verify-full"_s)
                     && outcome.out.contains(u"Left out pgbouncer"_s),
                 qPrintable(outcome.out));
        const QJsonObject json =
            QJsonDocument::fromJson(run(url + u"&pgbouncer=true"_s, {u"--json"_s}).out.toUtf8()).object();
        QCOMPARE(schemaFaults(json, schema()), QStringList());
        QCOMPARE(json.value(u"notes"_s).toArray().size(), 2);
        QVERIFY(!outcome.out.contains(m_database.password));
    }

    void placeholdersAndUnclearPasswordsAreReportedAndNeverSent_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("says");
        QTest::newRow("host") << u"postgresql://username:password@hostname:5432/database"_s << u"placeholder"_s;
        QTest::newRow("password") << u"postgresql://mira:YOUR_PASSWORD@localhost:1/b"_s << u"placeholder"_s;
        QTest::newRow("cut") << u"host=localhost dbname=b user=u password='canary-wrong''x'"_s
                             << u"where the password ends"_s;
    }
    void placeholdersAndUnclearPasswordsAreReportedAndNeverSent()
    {
        QFETCH(QString, url);
        QFETCH(QString, says);
        const Outcome outcome = run(url);
        QCOMPARE(outcome.states().filter(u"failed"_s), QStringList{u"1 failed"_s});
        QCOMPARE(outcome.code, 3);
        QVERIFY2(outcome.out.contains(says), qPrintable(outcome.out));
        QVERIFY(!outcome.out.contains(u"canary"_s));
    }

    void saysThatGitTracksTheFileOfTheString()
    {
        const WatchedFolder folder(u"tracked"_s, WatchedFolder::Owner::Ourselves);
        QFile file(folder.path() + u"/.env"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("DATABASE_URL=" + m_url.toUtf8() + '\n');
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        git(folder.path(), {u"init"_s});
        QVERIFY(!run({}, {}, folder.path()).out.contains(u"git tracks"_s));
        git(folder.path(), {u"add"_s, u".env"_s});
        const Outcome outcome = run({}, {}, folder.path());
        QVERIFY2(outcome.out.contains(u"From DATABASE_URL in %1/.env."_s.arg(folder.path()))
                     && outcome.out.contains(u"git tracks"_s),
                 qPrintable(outcome.out));
    }

    void jsonIsAsTheSchemaSays_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("status");
        QTest::newRow("works") << sharedCluster().url(m_database) << u"warned"_s; // the certificate expires in two days
        QTest::newRow("port") << u"postgresql://a:b@localhost:1/db"_s << u"failed"_s;
        QTest::newRow("password") << sharedCluster().url(m_database).replace(m_database.password, u"canary-wrong"_s)
                                  << u"failed"_s;
        QTest::newRow("nothing") << QString() << u"failed"_s;
    }
    void jsonIsAsTheSchemaSays()
    {
        QFETCH(QString, url);
        const Outcome outcome = run(url, {u"--json"_s});
        const QJsonObject json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QVERIFY(!schema().isEmpty());
        QCOMPARE(schemaFaults(json, schema()), QStringList());
        QTEST(json.value(u"status"_s).toString(), "status");
        QCOMPARE(json.value(u"checks"_s).toArray().size(), 16);
        QVERIFY(!outcome.out.contains(u"canary-wrong"_s));
    }

    void theSchemaRefusesWhatIsWrong()
    {
        QJsonObject json = QJsonDocument::fromJson(run(m_url, {u"--json"_s}).out.toUtf8()).object();
        json.insert(u"status"_s, u"failed"_s);
        QCOMPARE(schemaFaults(json, schema()), QStringList{u"$.first_failure: missing"_s});
        json.insert(u"status"_s, u"splendid"_s);
        QCOMPARE(schemaFaults(json, schema()), QStringList{u"$.status: enum"_s});
        json.remove(u"checks"_s);
        QVERIFY(schemaFaults(json, schema()).contains(u"$.checks: missing"_s));
    }

    void aLocalFileIsCheckedToo()
    {
        const Outcome outcome = run({}, {u"--ledger"_s, m_home.filePath(u"none.budget"_s)});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.states().filter(u" not"_s).size(), 14);
        QVERIFY(!QFile::exists(m_home.filePath(u"none.budget"_s)));
    }

    void anArgumentThatIsNoneIsRefused() { QCOMPARE(run(m_url, {u"everything"_s}).code, 3); }

    void tellsNobodyThePassword()
    {
        QVERIFY(!m_allOutput.isEmpty());
        QVERIFY(!m_allOutput.contains(m_database.password));
    }

private:
    static void git(const QString &folder, const QStringList &arguments)
    {
        QProcess program;
        program.setWorkingDirectory(folder);
        program.start(u"git"_s, arguments);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
    }

    Outcome run(const QString &url, const QStringList &further = {}, const QString &folder = {})
    {
        QProcess program;
        program.setProcessEnvironment(environment(url));
        program.setWorkingDirectory(folder.isEmpty() ? m_home.path() : folder);
        program.start(QStringLiteral(BUDGET_PROGRAM), QStringList{u"check"_s} + further);
        if (!program.waitForFinished())
            return {};
        const Outcome outcome{program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
                              QString::fromUtf8(program.readAllStandardError())};
        m_allOutput += outcome.out + outcome.err;
        return outcome;
    }

    [[nodiscard]] QProcessEnvironment environment(const QString &url) const
    {
        QProcessEnvironment environment = cleanEnvironment(m_home.path());
        for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), m_home.path());
        if (!url.isEmpty())
            environment.insert(u"DATABASE_URL"_s, url);
        return environment;
    }

    const WatchedFolder m_home{u"home"_s, WatchedFolder::Owner::Ourselves};
    Database m_database;
    QString m_url;
    QString m_allOutput;
};

QTEST_GUILESS_MAIN(TestCheckCommand)
#include "tst_checkcommand.moc"
