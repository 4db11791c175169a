// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/coursetables.h"
#include "support/places/scratchhome.h"
#include "support/places/watchedfolder.h"
#include "support/servers/postgrescluster.h"

#include <QJsonDocument>
#include <QJsonObject>
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
};

const QString kRaw = u"date,category,amount\n"
                     "2024-01-15,Food,52.50\n2024-01-16,Food,18.75\n"
                     "2024-01-17,Transportation,45.00\n2024-01-18,Entertainment,30.00\n"_s;

} // namespace

/// Runs the program's command `crosscheck` without a display.
class TestCrossCheckCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_database = sharedCluster().createDatabase();
        m_given = u"DATABASE_URL="_s + sharedCluster().url(m_database);
        sharedCluster().sql(m_database.name,
                            u"SET ROLE "_s + m_database.role + u';' + courseDdl()
                                + u"INSERT INTO users (email, name) VALUES ('alice@example.com', 'Alice Smith');"
                                  "INSERT INTO categories (name) VALUES ('Food'), ('Transportation'), "
                                  "('Entertainment');"
                                  "INSERT INTO expenses (user_id, category_id, description, amount, date) VALUES "
                                  "(1, 1, 'Groceries', 52.50, '2024-01-15'), (1, 1, 'Lunch', 18.75, '2024-01-16'), "
                                  "(1, 2, 'Gas', 45, '2024-01-17'), (1, 3, 'Movie tickets', 30, '2024-01-18')"_s);
    }

    void verifiesAMonth()
    {
        const Outcome outcome = run(u"2024-01"_s, kRaw);
        QCOMPARE(outcome.err, QString());
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.out.simplified(),
                 u"Category database file difference "
                 "Entertainment 30.00 30.00 0.00 verified "
                 "Food 71.25 71.25 0.00 verified "
                 "Transportation 45.00 45.00 0.00 verified "
                 "2024-01: verified"_s);
    }

    void blocksWhatDiffers()
    {
        const Outcome outcome = run(u"2024-01"_s, QString(kRaw).replace(u"18.75"_s, u"18.00"_s), {u"--json"_s});
        QCOMPARE(outcome.code, 4);
        const QJsonObject json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(json.value(u"status"_s).toString(), u"blocked"_s);
        QCOMPARE(json.value(u"month"_s).toString(), u"2024-01"_s);
    }

    void namesTheLineThatCannotBeRead()
    {
        const Outcome outcome = run(u"2024-01"_s, kRaw + u"2024-01-19,Food,a lot\n"_s);
        QCOMPARE(outcome.code, 3);
        QCOMPARE(outcome.out, QString());
        QVERIFY2(outcome.err.contains(u"Line 6: ‘a lot’"_s), qPrintable(outcome.err));
    }

    void saysWhyThereIsNoLedger()
    {
        m_given = u"DATABASE_URL="_s + sharedCluster().url(m_database).replace(m_database.password, u"wrong"_s);
        const Outcome rejected = run(u"2024-01"_s, kRaw);
        QCOMPARE(rejected.code, 1);
        QVERIFY2(rejected.err.contains(u"assword"_s), qPrintable(rejected.err));
        m_given = u"DATABASE_URL=postgresql://a:b@localhost:1/db"_s;
        QCOMPARE(run(u"2024-01"_s, kRaw).code, 2);
        m_given = u"NOTHING=given"_s;
        QCOMPARE(run(u"2024-01"_s, kRaw).code, 3);
        QCOMPARE(run(u"2024-01"_s, kRaw, {u"--profile"_s, u"nobody's"_s}).code, 3);
    }

    void createsNothing()
    {
        const QString file = m_home.filePath(u"l.sqlite"_s);
        QCOMPARE(run(u"2024-01"_s, kRaw, {u"--ledger"_s, file}).code, 3);
        QVERIFY(!QFile::exists(file));
        const Database empty = sharedCluster().createDatabase();
        m_given = u"DATABASE_URL="_s + sharedCluster().url(empty);
        const Outcome rejected = run(u"2024-01"_s, kRaw);
        QCOMPARE(rejected.code, 1);
        QVERIFY2(rejected.err.contains(u"users: missing"_s) && rejected.err.contains(u"budget-tracker deploy"_s),
                 qPrintable(rejected.err));
        const QString tables = u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s;
        QCOMPARE(sharedCluster().sql(empty.name, tables), u"0"_s);
        QCOMPARE(sharedCluster().sql(m_database.name, tables), u"3"_s); // no bt_ table was created either
    }

    void tellsNobodyThePassword()
    {
        QVERIFY(!m_allOutput.isEmpty());
        QVERIFY(!m_allOutput.contains(m_database.password));
    }

private:
    Outcome run(const QString &month, const QString &raw, const QStringList &further = {})
    {
        if (!m_home.write(u"raw.csv"_s, raw))
            return {};
        QProcess program;
        program.setProcessEnvironment(environment());
        program.start(QStringLiteral(BUDGET_PROGRAM),
                      QStringList{u"crosscheck"_s, m_home.filePath(u"raw.csv"_s), u"--month"_s, month} + further);
        if (!program.waitForFinished())
            return {};
        const Outcome outcome{program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
                              QString::fromUtf8(program.readAllStandardError())};
        m_allOutput += outcome.out + outcome.err;
        return outcome;
    }

    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = cleanEnvironment(m_home.path());
        for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), m_home.path());
        environment.insert(m_given.section(u'=', 0, 0), m_given.section(u'=', 1));
        return environment;
    }

    const WatchedFolder m_home{u"home"_s, WatchedFolder::Owner::Ourselves};
    Database m_database;
    QString m_given;
    QString m_allOutput;
};

QTEST_GUILESS_MAIN(TestCrossCheckCommand)
#include "tst_crosscheckcommand.moc"
