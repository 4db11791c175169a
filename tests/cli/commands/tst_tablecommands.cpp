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

    void anEmptyDatabaseIsReportedAndNotTouched()
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

        const Outcome again = run({u"tables"_s, u"--repair"_s, u"--ledger"_s, file});
        QCOMPARE(again.out, u"There is no value to correct. Nothing was changed.\n"_s);
        QCOMPARE(again.code, 0);
        QCOMPARE(QFileInfo(file).dir().entryList({u"scripts before repair *.sqlite"_s}).size(), 1);
    }

    void aRepairIsReportedInJson()
    {
        const QString file = m_home.filePath(u"json.sqlite"_s);
        makeByScript(file, u"INSERT INTO expenses VALUES (1, 1, 1, 'Bread', 12.5, '2024-1-5', NULL)"_s);
        const Outcome outcome = run({u"tables"_s, u"--repair"_s, u"--json"_s, u"--ledger"_s, file});
        QCOMPARE(outcome.err, QString());
        QCOMPARE(outcome.code, 0);
        const QJsonObject json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        const QJsonArray repaired = json[u"repaired"_s].toArray();
        QCOMPARE(repaired.size(), 2);
        QCOMPARE(
            repaired[0].toObject(),
            (QJsonObject{{u"id"_s, 1}, {u"column"_s, u"amount"_s}, {u"stored"_s, u"12.5"_s}, {u"meant"_s, u"1250"_s}}));
        QVERIFY(QFile::exists(json[u"backup"_s].toString()));
    }

    void aFileWithTheCoursesTablesAloneIsRepaired()
    {
        const QString file = m_home.filePath(u"course.sqlite"_s);
        makeByScript(file,
                     u"INSERT INTO expenses VALUES (1, 1, 1, 'Bread', 12.5, '2024-1-5', NULL),"
                     "(2, 1, 1, 'Milk', '7,25', '05.01.2024', NULL)"_s);
        const Outcome repaired = run({u"tables"_s, u"--repair"_s, u"--ledger"_s, file});
        QCOMPARE(repaired.err, QString());
        QCOMPARE(repaired.code, 0);
        QCOMPARE(inFile(file, u"SELECT amount || ' ' || date FROM expenses ORDER BY id"_s),
                 u"1250 2024-01-05\n725 2024-01-05\n"_s);
        QCOMPARE(inFile(file, u"SELECT count(*) FROM sqlite_master WHERE name LIKE 'bt\\_%' ESCAPE '\\'"_s), u"0\n"_s);
        const QStringList copies = QFileInfo(file).dir().entryList({u"course before repair *.sqlite"_s});
        QCOMPARE(copies.size(), 1);
        QCOMPARE(inFile(m_home.filePath(copies.front()), u"SELECT amount FROM expenses WHERE id = 1"_s), u"12.5\n"_s);
    }

    void aDamagedFileIsRefusedByEveryCommandThatReads_data()
    {
        QTest::addColumn<bool>("isSealed");
        QTest::newRow("made by the program") << true;
        QTest::newRow("made by a script") << false;
    }

    void aDamagedFileIsRefusedByEveryCommandThatReads()
    {
        QFETCH(bool, isSealed);
        const QString file = m_home.filePath(u"damaged-%1.sqlite"_s.arg(isSealed));
        const QString rows = u"INSERT INTO expenses SELECT value, 1, 1, 'Bread', 100, '2024-01-05', NULL "
                             "FROM generate_series(1, 2000)"_s;
        makeByScript(file, rows);
        if (isSealed)
            QCOMPARE(run({u"deploy"_s, u"--ledger"_s, file}).code, 0);
        const int page = inFile(file, u"SELECT max(pageno) FROM dbstat WHERE name = 'expenses'"_s).toInt();
        QVERIFY(page > 1);
        QFile raw(file);
        QVERIFY(raw.open(QIODevice::ReadWrite) && raw.seek((page - 1) * 4096));
        QCOMPARE(raw.write(QByteArray(4096, '\0')), 4096);
        raw.close();
        const QString csv = m_home.filePath(u"raw.csv"_s);
        QFile list(csv);
        QVERIFY(list.open(QIODevice::WriteOnly) && list.write("date,category,amount\n2024-01-05,Food,1.00\n") > 0);
        list.close();
        const Outcome outcomes[]{run({u"tables"_s, u"--ledger"_s, file}),
                                 run({u"tables"_s, u"--json"_s, u"--ledger"_s, file}),
                                 run({u"tables"_s, u"--repair"_s, u"--ledger"_s, file}),
                                 run({u"check"_s, u"--ledger"_s, file}),
                                 run({u"report"_s, u"--ledger"_s, file}),
                                 run({u"deploy"_s, u"--ledger"_s, file}),
                                 run({u"drill"_s, u"--wait"_s, u"0"_s, u"--ledger"_s, file}),
                                 run({u"crosscheck"_s, csv, u"--month"_s, u"2024-01"_s, u"--ledger"_s, file})};
        for (const Outcome &outcome : outcomes) {
            QCOMPARE(outcome.code, 3);
            QVERIFY2((outcome.out + outcome.err).contains(u"damaged"_s), qPrintable(outcome.out + outcome.err));
        }
        QCOMPARE(QFileInfo(file).dir().entryList({u"damaged-* before repair *"_s}).size(), 0);
    }

    void aPlaceWhereNoFileCanBeMadeIsRefused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("link to itself") << u"loop.sqlite"_s;
        QTest::newRow("link to nothing") << u"dangling.sqlite"_s;
        QTest::newRow("folder") << u"folder"_s;
        QTest::newRow("folder that is a file") << u"plain/l.sqlite"_s;
        QTest::newRow("folder that is a link to nothing") << u"dangling.sqlite/l.sqlite"_s;
        QTest::newRow("folder in a link to itself") << u"loop.sqlite/deeper/l.sqlite"_s;
    }
    void aPlaceWhereNoFileCanBeMadeIsRefused()
    {
        QFETCH(QString, file);
        const QString folder = m_home.filePath(u"places"_s);
        QVERIFY(QDir().mkpath(folder + u"/folder"_s));
        (void)QFile::link(folder + u"/loop.sqlite"_s, folder + u"/loop.sqlite"_s);
        (void)QFile::link(folder + u"/nowhere"_s, folder + u"/dangling.sqlite"_s);
        QVERIFY(QFile(folder + u"/plain"_s).open(QIODevice::WriteOnly));
        const QStringList before = QDir(folder).entryList(QDir::AllEntries | QDir::System);
        for (const QString &command : {u"check"_s, u"tables"_s, u"deploy"_s}) {
            const Outcome outcome = run({command, u"--ledger"_s, folder + u'/' + file});
            QCOMPARE(outcome.code, 3);
            QVERIFY2(!(outcome.out + outcome.err).contains(u"created when"_s), qPrintable(outcome.out));
        }
        QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::System), before);
    }

    void aMissingFolderIsMadeWithTheFile()
    {
        const QString file = m_home.filePath(u"new/deeper/l.sqlite"_s);
        const Outcome outcome = run({u"check"_s, u"--ledger"_s, file});
        QVERIFY2(outcome.out.contains(u"and its folder if that is missing, are created"_s), qPrintable(outcome.out));
        QVERIFY(!QFile::exists(m_home.filePath(u"new"_s)));
        QCOMPARE(run({u"deploy"_s, u"--ledger"_s, file}).code, 0);
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
                     u"1 2 3 4 5"_s);
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
    /// Makes a file with the course's tables alone, a person, a category and the rows that `sql` inserts.
    void makeByScript(const QString &file, const QString &sql)
    {
        const QString tables = run({u"deploy"_s, u"--dry-run"_s, u"--ledger"_s, file}).out;
        const qsizetype own = tables.indexOf(u"CREATE TABLE bt_"_s);
        QVERIFY2(own > 0, qPrintable(tables));
        (void)inFile(file,
                     tables.left(own)
                         + u"COMMIT; INSERT INTO users VALUES (1, 'a@b', 'Alice', NULL);"
                           "INSERT INTO categories VALUES (1, 'Food', NULL);"_s
                         + sql);
    }

    [[nodiscard]] static QString inFile(const QString &file, const QString &sql)
    {
        QProcess program;
        program.start(u"sqlite3"_s, {file, sql});
        if (!program.waitForFinished())
            return {};
        return QString::fromUtf8(program.readAllStandardOutput());
    }

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
