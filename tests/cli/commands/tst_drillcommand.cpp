// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/coursetables.h"
#include "support/places/watchedfolder.h"
#include "support/servers/postgrescluster.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <functional>

using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int code = -1;
    QString out;
    QString err;
};

} // namespace

/// Runs the program's command `drill`.
class TestDrillCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = sharedCluster().createDatabase();
        m_url = sharedCluster().url(m_database);
        sql(courseDdl());
    }

    void passesAndTellsEachStep()
    {
        const Outcome outcome = run({u"drill"_s, u"--wait"_s, u"1"_s});
        QCOMPARE(outcome.err, u"Waiting 1 s…\n"_s);
        QVERIFY2(outcome.code == 0, qPrintable(outcome.out));
        const QStringList lines = outcome.out.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        QVERIFY2(lines[0].startsWith(u"1  done       Written: category "_s), qPrintable(lines[0]));
        QVERIFY2(lines[2].startsWith(u"3  done       Read by another process: category "_s), qPrintable(lines[2]));
        QVERIFY2(lines[4].startsWith(u"Passed: "_s), qPrintable(lines[4]));
        QCOMPARE(sql(u"SELECT count(*) FROM categories"_s), u"0"_s);
    }

    void answersInJson()
    {
        const Outcome outcome = run({u"drill"_s, u"--wait"_s, u"0"_s, u"--with-sleep"_s, u"--json"_s});
        QCOMPARE(outcome.code, 0);
        const QJsonObject json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(json[u"verdict"_s].toString(), u"passed"_s);
        QCOMPARE(json[u"found"_s].toBool(), true);
        QCOMPARE(json[u"marker"_s].toString(), u"removed"_s);
        QCOMPARE(json[u"with_sleep"_s].toBool(), true);
        const QJsonArray steps = json[u"steps"_s].toArray();
        QCOMPARE(steps.size(), 4);
        const QJsonObject write = steps[0].toObject();
        const QJsonObject read = steps[2].toObject();
        for (const QString &key : {u"process"_s, u"backend"_s})
            QVERIFY(write[key].toInt() > 0 && read[key].toInt() > 0 && write[key] != read[key]);
    }

    void drillsInALocalFile()
    {
        const QString file = m_home.filePath(u"l.sqlite"_s);
        QCOMPARE(run({u"drill"_s, u"--ledger"_s, file}).code, 3);
        QVERIFY(!QFile::exists(file));
        QCOMPARE(run({u"deploy"_s, u"--ledger"_s, file}).code, 0);
        QCOMPARE(run({u"drill"_s, u"--wait"_s, u"0"_s, u"--ledger"_s, file}).code, 0);
    }

    void aMarkerThatIsLostMeanwhileEndsAsBlocked()
    {
        const Outcome outcome = run({u"drill"_s, u"--wait"_s, u"3"_s, u"--json"_s},
                                    [this] { sql(u"DELETE FROM categories"_s); });
        QCOMPARE(outcome.code, 4);
        const QJsonObject json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(json[u"verdict"_s].toString(), u"lost"_s);
    }

    void anInterruptedDrillRemovesItsMarker()
    {
        const Outcome outcome = run({u"drill"_s, u"--wait"_s, u"3600"_s, u"--json"_s}, [this] {
            QCOMPARE(sql(u"SELECT count(*) FROM categories"_s), u"1"_s);
            ::kill(static_cast<pid_t>(m_process), SIGINT);
        });
        QCOMPARE(outcome.code, 5);
        QCOMPARE(QJsonDocument::fromJson(outcome.out.toUtf8()).object()[u"verdict"_s].toString(), u"cancelled"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM categories"_s), u"0"_s);
    }

    void aCategoryOfThatNameIsNotTouched()
    {
        sql(u"INSERT INTO categories (name, color) VALUES ('Verification Test', '#000000')"_s);
        const Outcome outcome = run({u"drill"_s});
        QCOMPARE(outcome.code, 3);
        QVERIFY2(outcome.out.contains(u"already exists"_s) && outcome.out.endsWith(u"nothing was written.\n"_s),
                 qPrintable(outcome.out));
        QCOMPARE(sql(u"SELECT count(*) FROM categories"_s), u"1"_s);
    }

    void saysWhyItCouldNotBeDone()
    {
        QCOMPARE(run({u"drill"_s, u"--wait"_s, u"soon"_s}).code, 3);
        QCOMPARE(run({u"drill"_s, u"--wait"_s, u"3601"_s}).code, 3);
        QCOMPARE(run({u"drill"_s, u"--profile"_s, u"nobody's"_s}).code, 3);
        m_url.replace(m_database.password, u"wrong"_s);
        const Outcome rejected = run({u"drill"_s});
        QCOMPARE(rejected.code, 1);
        QVERIFY2(rejected.out.contains(u"assword"_s), qPrintable(rejected.out));
        m_database = sharedCluster().createDatabase();
        m_url = sharedCluster().url(m_database);
        QCOMPARE(run({u"drill"_s}).code, 1); // the database has no tables
        QCOMPARE(sql(u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s), u"0"_s);
    }

    void aQuestionThatIsNoneIsRefused()
    {
        QProcess program;
        start(program, {u"drill"_s, u"--read"_s});
        program.write("postgresql://ann:canary@host/db\n");
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 5);
        const QByteArray said = program.readAllStandardOutput() + program.readAllStandardError();
        QVERIFY(said.contains("\"error\"") && !said.contains("canary"));
    }

    void aReaderWithoutAQuestionEndsWithItsInput()
    {
        QProcess program;
        start(program, {u"drill"_s, u"--read"_s});
        QVERIFY(program.waitForStarted());
        program.closeWriteChannel();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 5);
    }

    void tellsNobodyThePassword()
    {
        QVERIFY(!m_allOutput.isEmpty());
        for (const QString &password : std::as_const(m_passwords))
            QVERIFY(!m_allOutput.contains(password));
    }

private:
    QString sql(const QString &text) const
    {
        return sharedCluster().sql(m_database.name, u"SET ROLE \"%1\";"_s.arg(m_database.role) + text);
    }

    void start(QProcess &program, const QStringList &arguments) const
    {
        QProcessEnvironment environment = cleanEnvironment(m_home.path());
        for (const auto *name :
             {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), m_home.path());
        environment.insert(u"DATABASE_URL"_s, m_url);
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(BUDGET_PROGRAM), arguments);
    }

    /// `meanwhile` is called while the drill waits.
    Outcome run(const QStringList &arguments, const std::function<void()> &meanwhile = {})
    {
        QProcess program;
        start(program, arguments);
        m_process = program.processId();
        QByteArray err;
        program.setReadChannel(QProcess::StandardError);
        while (meanwhile && program.waitForReadyRead(60'000)) {
            err += program.readAllStandardError();
            if (err.contains("Waiting"))
                break;
        }
        if (meanwhile)
            meanwhile();
        if (!program.waitForFinished(120'000))
            return {};
        const Outcome outcome{program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
                              QString::fromUtf8(err + program.readAllStandardError())};
        m_allOutput += outcome.out + outcome.err;
        m_passwords << m_database.password;
        return outcome;
    }

    const WatchedFolder m_home{u"home"_s, WatchedFolder::Owner::Ourselves};
    Database m_database;
    QString m_url;
    qint64 m_process = 0; ///< process id of the running program
    QString m_allOutput;
    QStringList m_passwords;
};

QTEST_GUILESS_MAIN(TestDrillCommand)
#include "tst_drillcommand.moc"
