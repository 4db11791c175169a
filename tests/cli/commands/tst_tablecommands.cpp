// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/coursetables.h"
#include "support/places/watchedfolder.h"
#include "support/servers/postgrescluster.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <array>

using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int code = -1;
    QString out;
    QString err;
};

const QString kCount = u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s;
const QString kComplete = u"9"_s; // the course's three tables and six of the program

} // namespace

/// Runs the program's commands `tables` and `deploy`.
class TestTableCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_database = sharedCluster().createDatabase(); }

    void anEmptyDatabaseIsToldAndNotTouched()
    {
        const Outcome outcome = run({u"tables"_s});
        QCOMPARE(outcome.err, QString());
        QCOMPARE(outcome.code, 4);
        QVERIFY2(outcome.out.startsWith(u"users: missing\ncategories: missing\nexpenses: missing\n"_s),
                 qPrintable(outcome.out));
        QCOMPARE(count(), u"0"_s);
    }

    void aDryRunShowsTheSqlAndSendsNothing()
    {
        const Outcome outcome = run({u"deploy"_s, u"--dry-run"_s});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.startsWith(u"BEGIN;\n"_s) && outcome.out.contains(u"CREATE TABLE expenses ("_s));
        QCOMPARE(count(), u"0"_s);
    }

    void deploysAndTellsThatAllIsThere()
    {
        const Outcome deployed = run({u"deploy"_s});
        QCOMPARE(deployed.err, QString());
        QCOMPARE(deployed.code, 0);
        QVERIFY(deployed.out.contains(u"COMMIT;\nThe tables are as the program expects them.\n"_s));
        QCOMPARE(count(), kComplete);
        const Outcome tables = run({u"tables"_s, u"--json"_s});
        QCOMPARE(tables.code, 0);
        const QJsonObject json = QJsonDocument::fromJson(tables.out.toUtf8()).object();
        QCOMPARE(json[u"verdict"_s].toString(), u"complete"_s);
        QCOMPARE(json[u"version"_s], json[u"known_version"_s]);
        QCOMPARE(json[u"sql"_s].toString(), QString());
        QVERIFY(json[u"findings"_s].toArray().size() > 30);
        QCOMPARE(run({u"deploy"_s}).out, u"The tables are as the program expects them.\n"_s);
    }

    void tellsWhatDiffersAndWhatThatCosts()
    {
        asOwner(courseDdl()
                + u"ALTER TABLE expenses ALTER amount TYPE double precision; ALTER TABLE expenses ADD notes text"_s);
        QCOMPARE(run({u"deploy"_s}).code, 0);
        const Outcome outcome = run({u"tables"_s});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains(
                     u"  amount        differs – double precision instead of numeric(10,2): amounts "
                     "may have fractions of a cent"_s),
                 qPrintable(outcome.out));
        QVERIFY2(outcome.out.contains(u"  notes         your own – text\n"_s), qPrintable(outcome.out));
    }

    void aLaggingSequenceGivesTheStatementThatRepairsIt()
    {
        asOwner(courseDdl()
                + u"INSERT INTO categories (id, name) VALUES (1, 'Food'), (2, 'Gas');"
                  "INSERT INTO users (email, name) VALUES ('a@b', 'A')"_s);
        QCOMPARE(run({u"deploy"_s}).code, 0);
        const Outcome lagging = run({u"tables"_s});
        QCOMPARE(lagging.code, 4);
        const QString repair =
            u"SELECT setval(pg_get_serial_sequence('categories', 'id'), max(id)) FROM categories;"_s;
        QVERIFY2(lagging.out.contains(repair), qPrintable(lagging.out));
        QVERIFY2(!lagging.out.contains(u"FROM users;"_s), qPrintable(lagging.out));
        asOwner(repair);
        QCOMPARE(run({u"tables"_s}).code, 0);
        asOwner(u"INSERT INTO categories (name) VALUES ('Rent')"_s);
        QCOMPARE(run({u"tables"_s}).code, 0);
    }

    void lackingRightsGivesTheGrantThatHelps()
    {
        sharedCluster().sql(u"postgres"_s, u"ALTER DATABASE \"%1\" OWNER TO postgres"_s.arg(m_database.name));
        const Outcome refused = run({u"deploy"_s});
        QCOMPARE(refused.code, 1);
        const qsizetype grant = refused.err.indexOf(u"GRANT USAGE, CREATE ON SCHEMA public TO "_s);
        QVERIFY2(grant > 0, qPrintable(refused.err));
        sharedCluster().sql(m_database.name, refused.err.mid(grant));
        QCOMPARE(run({u"deploy"_s}).code, 0);
    }

    void tablesThatCannotBeUsedAreExplained()
    {
        asOwner(u"CREATE TABLE expenses (id SERIAL PRIMARY KEY, amount NUMERIC(10, 2))"_s);
        const Outcome outcome = run({u"deploy"_s});
        QCOMPARE(outcome.code, 4);
        QVERIFY2(outcome.out.contains(u"does not change them"_s), qPrintable(outcome.out));
        QCOMPARE(count(), u"1"_s);
    }

    void aLocalFileIsNotMadeByLooking()
    {
        const QString file = m_home.filePath(u"l.sqlite"_s);
        QCOMPARE(run({u"tables"_s, u"--ledger"_s, file}).code, 4);
        QVERIFY(!QFile::exists(file));
        QCOMPARE(run({u"deploy"_s, u"--ledger"_s, file}).code, 0);
        QCOMPARE(run({u"tables"_s, u"--ledger"_s, file}).code, 0);
    }

    void aFileThatHoldsNoLedgerIsRefusedAndLeftAsItIs()
    {
        const QString empty = m_home.filePath(u"empty.sqlite"_s);
        QVERIFY(QFile(empty).open(QIODevice::WriteOnly));
        const QString other = m_home.filePath(u"songs.sqlite"_s);
        QCOMPARE(QProcess::execute(u"sqlite3"_s, {other, u"CREATE TABLE songs (x)"_s}), 0);
        for (const QString &file : {empty, other}) {
            const qint64 size = QFileInfo(file).size();
            for (const QString &command : {u"tables"_s, u"deploy"_s, u"check"_s})
                QCOMPARE(run({command, u"--ledger"_s, file}).code, 3);
            QCOMPARE(QFileInfo(file).size(), size);
        }
    }

    void valuesThatScriptsStoredAreRepairedOnRequest()
    {
        const QString file = m_home.filePath(u"scripts.sqlite"_s);
        QCOMPARE(run({u"deploy"_s, u"--ledger"_s, file}).code, 0);
        QCOMPARE(QProcess::execute(u"sqlite3"_s,
                                   {file,
                                    u"INSERT INTO users VALUES (1, 'a@b', 'Alice', NULL);"
                                    "INSERT INTO categories VALUES (1, 'Food', NULL);"
                                    "INSERT INTO expenses VALUES (1, 1, 1, 'Bread', 12.5, '2024-1-5', NULL)"_s}),
                 0);
        const Outcome told = run({u"tables"_s, u"--ledger"_s, file});
        QCOMPARE(told.code, 4);
        QVERIFY2(told.out.contains(u"UPDATE expenses SET amount = 1250 WHERE id = 1 AND amount IS 12.5;"_s),
                 qPrintable(told.out));
        QCOMPARE(run({u"tables"_s, u"--repair"_s, u"--ledger"_s, file}).code, 0);
        QCOMPARE(run({u"tables"_s, u"--ledger"_s, file}).code, 0);
        QCOMPARE(QFileInfo(file).dir().entryList({u"scripts before repair *.sqlite"_s}).size(), 1);
    }

    void twoProgramsAtOnceBothEndReady()
    {
        for (int repetition = 0; repetition < 20; ++repetition) {
            init();
            std::array<QProcess, 2> programs;
            for (QProcess &program : programs)
                start(program, {u"deploy"_s});
            for (QProcess &program : programs) {
                QVERIFY(program.waitForFinished());
                QCOMPARE(program.exitCode(), 0);
            }
            QCOMPARE(count(), kComplete);
            QCOMPARE(sharedCluster().sql(m_database.name,
                                         u"SELECT string_agg(version::text, ' ' ORDER BY version) "
                                         "FROM bt_schema_migrations"_s),
                     u"1 2 3 4"_s);
        }
    }

    void killedAtAnyMomentItLeavesAllOrNothing()
    {
        for (int repetition = 0; repetition < 15; ++repetition) {
            init();
            QProcess program;
            start(program, {u"deploy"_s});
            QVERIFY(program.waitForStarted());
            QThread::msleep(QRandomGenerator::global()->bounded(150U));
            program.kill();
            QVERIFY(program.waitForFinished());
            QTRY_COMPARE(sharedCluster().sql(m_database.name,
                                             u"SELECT count(*) FROM pg_stat_activity WHERE datname = "
                                             "current_database() AND pid <> pg_backend_pid() "
                                             "AND backend_type = 'client backend'"_s),
                         u"0"_s);
            QVERIFY2(count() == u"0"_s || count() == kComplete, qPrintable(count()));
            QCOMPARE(run({u"deploy"_s}).code, 0);
            QCOMPARE(count(), kComplete);
        }
    }

private:
    [[nodiscard]] QString count() const { return sharedCluster().sql(m_database.name, kCount); }

    void asOwner(const QString &sql) const
    {
        sharedCluster().sql(m_database.name, u"SET ROLE \"%1\";"_s.arg(m_database.role) + sql);
    }

    void start(QProcess &program, const QStringList &arguments) const
    {
        QProcessEnvironment environment = cleanEnvironment(m_home.path());
        for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), m_home.path());
        environment.insert(u"DATABASE_URL"_s, sharedCluster().url(m_database));
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(BUDGET_PROGRAM), arguments);
    }

    [[nodiscard]] Outcome run(const QStringList &arguments) const
    {
        QProcess program;
        start(program, arguments);
        if (!program.waitForFinished())
            return {};
        return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
                QString::fromUtf8(program.readAllStandardError())};
    }

    const WatchedFolder m_home{u"home"_s, WatchedFolder::Owner::Ourselves};
    Database m_database;
};

QTEST_GUILESS_MAIN(TestTableCommands)
#include "tst_tablecommands.moc"
