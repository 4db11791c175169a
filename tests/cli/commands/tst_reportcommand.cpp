// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/journalfile.h"
#include "cli/commands/jsonshape.h"
#include "core/reading/connectionurl.h"
#include "support/coursetables.h"
#include "support/places/watchedfolder.h"
#include "support/servers/certificates.h"
#include "support/servers/freeport.h"
#include "support/servers/postgrescluster.h"
#include "support/servers/tlsfront.h"
#include "support/verifyresult.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Outcome
{
    int code = -1;
    QString out;
    QString err;

    /// The report's paragraphs after the title and the first heading.
    [[nodiscard]] QStringList head() const { return out.split(u"\n\n"_s).mid(2); }
    [[nodiscard]] QByteArray said() const { return (out + err).toUtf8(); }
};

QString replaced(QString text, const QString &before, const QString &after)
{
    return text.replace(before, after);
}

} // namespace

/// Runs the program's command `report` without a display, and checks what a helper can read in the report.
class TestReportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { VERIFY_RESULT(makeCertificates(m_certificates) ? Result<void>() : failure({})); }

    void init()
    {
        m_database = sharedCluster().createDatabase();
        m_url = sharedCluster().url(m_database);
    }

    void fiveFailuresAreUnderstoodFromTheFirstLines_data()
    {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("exact");
        QTest::addColumn<int>("code");
        const QString wrong = u"## What is wrong"_s;
        QTest::newRow("wrong password") << wrong << u"the server did not accept it"_s
                                        << u"Type the password again, or copy the connection string again"_s
                                        << u"password authentication failed for user"_s << 1;
        QTest::newRow("refused port") << wrong << u"refuses connections at this port"_s
                                      << u"Check the number, usually 5432, and that the server runs"_s << u"refused"_s
                                      << 2;
        QTest::newRow("certificate for another host")
            << wrong << u"certificate was issued for another host name, so no password was sent"_s
            << u"must match the name in the certificate"_s << u"other.example"_s << 1;
        QTest::newRow("database missing")
            << wrong << u"the server has no database of this name"_s
            << u"Check the name after the last '/' in the connection string"_s << u"does not exist"_s << 1;
        QTest::newRow("no CREATE right") << wrong << u"There are no tables, and this user may not create any"_s
                                         << u"GRANT CREATE ON SCHEMA public TO"_s << u"```text\nGRANT "_s << 1;
    }
    void fiveFailuresAreUnderstoodFromTheFirstLines()
    {
        QFETCH(QString, heading);
        QFETCH(QString, cause);
        QFETCH(QString, step);
        QFETCH(QString, exact);
        std::unique_ptr<TlsFront> front;
        const Outcome outcome = run(provoked(QString::fromLatin1(QTest::currentDataTag()), front));
        keepForReading(outcome);
        const QStringList head = outcome.head();
        QVERIFY2(head.size() > 5, outcome.said().constData());
        QCOMPARE(head[0], heading);
        QVERIFY2(head[1].startsWith(u"**"_s) && head[1].contains(cause), qPrintable(head[1]));
        QVERIFY2(head[2].startsWith(u"What to do: "_s) && head[2].contains(step), qPrintable(head[2]));
        const QString before = outcome.out.section(u"\n## "_s, 0, 1);
        QVERIFY2(before.contains(exact), qPrintable(before));
        QVERIFY2(before.contains(u"Where: database "_s) && before.contains(u"as user "_s + m_database.role),
                 qPrintable(before));
        QTEST(outcome.code, "code");
        QVERIFY(!outcome.said().contains(m_database.password.toUtf8()));
    }

    void aWorkingConnectionIsReportedAsSuch()
    {
        sharedCluster().sql(m_database.name, u"SET ROLE \"%1\";"_s.arg(m_database.role) + courseDdl());
        const Outcome outcome = run(m_url);
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.err, QString());
        QVERIFY2(outcome.out.contains(u"## The connection works, with "_s),
                 qPrintable(outcome.out)); // certificate expires in two days
        for (const QString &part : {u"The tables are as the program expects them."_s, u"- Server: "_s, u"- libpq: "_s,
                                    u"- Qt: "_s, u"- System: "_s, u"- Budget Tracker: "_s})
            QVERIFY2(outcome.out.contains(part), qPrintable(part + u'\n' + outcome.out));
        QVERIFY(!outcome.out.contains(u"unknown, because"_s));
    }

    void theJournalOfThisLedgerIsInIt()
    {
        const QString place = parseConnectionUrl(m_url)->address.place();
        JournalEntry own{.at = 1'706'695'200'000, .kind = JournalKind::Woke, .time = 2345ms, .place = place};
        JournalEntry other{.at = 1'706'695'200'000, .kind = JournalKind::Lost, .place = u"elsewhere @ host"_s};
        VERIFY_RESULT(appendToJournal(stateFolder(), toJsonLine(own) + toJsonLine(other)));
        const Outcome outcome = run(m_url);
        QVERIFY2(outcome.out.contains(u"| 2024-01-31 10:00:00 | Woke up | 2.3 s |  | "_s + place),
                 qPrintable(outcome.out));
        QVERIFY(!outcome.out.contains(u"elsewhere"_s));
    }

    void jsonHasTheSame()
    {
        QFile file(QStringLiteral(BUDGET_SCHEMA));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Outcome outcome = run(replaced(m_url, m_database.password, u"wrong"_s), {u"--json"_s});
        const QJsonObject json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(outcome.code, 1);
        QCOMPARE(schemaFaults(json.value(u"check"_s), QJsonDocument::fromJson(file.readAll()).object()), QStringList());
        QCOMPARE(json.value(u"check"_s)[u"first_failure"_s].toString(), u"password"_s);
        QVERIFY(json.value(u"markdown"_s).toString().startsWith(u"# Budget Tracker"_s));
        QVERIFY(!json.value(u"versions"_s)[u"libpq"_s].toString().isEmpty());
        QVERIFY(json.value(u"journal"_s).isArray());
    }

    void aLocalFileIsReportedToo()
    {
        const Outcome outcome = run({}, {u"--ledger"_s, m_home.filePath(u"none.budget"_s)});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains(u"- File: "_s), qPrintable(outcome.out));
        QVERIFY(!QFile::exists(m_home.filePath(u"none.budget"_s)));
    }

    void aStringThatCannotBeReadIsReportedWithoutIt()
    {
        const Outcome outcome = run(u"postgresql://ann:s3cret-canary@[::/db"_s);
        QCOMPARE(outcome.code, 3);
        QVERIFY(outcome.head().value(1).startsWith(u"**Connection string: "_s));
        QVERIFY2(!outcome.said().contains("s3cret"), outcome.said().constData());
    }

private:
    [[nodiscard]] QString provoked(const QString &fault, std::unique_ptr<TlsFront> &front)
    {
        if (fault == u"wrong password"_s)
            return replaced(m_url, m_database.password, u"another"_s);
        if (fault == u"refused port"_s)
            return sharedCluster().url(m_database, freePort());
        if (fault == u"database missing"_s)
            return replaced(m_url, m_database.name + u'?', u"nowhere?"_s);
        if (fault == u"no CREATE right"_s) {
            sharedCluster().sql(m_database.name, u"REVOKE CREATE ON SCHEMA public FROM PUBLIC, pg_database_owner"_s);
            return m_url;
        }
        const ToolOutcome made = makeCertificate(
            m_certificates,
            {.name = u"other"_s, .commonName = u"other.example"_s, .otherNames = u"DNS:other.example"_s});
        if (!made)
            qFatal("%s", qPrintable(made.error));
        front = std::make_unique<TlsFront>(sharedCluster().port(),
                                           ScriptedServer::Identity{m_certificates.filePath(u"other.crt"_s),
                                                                    m_certificates.filePath(u"other.key"_s)});
        return databaseUrl(m_database, front->port(), m_certificates.filePath(kCaFile));
    }

    /// Writes the report into the folder of the variable BUDGET_REPORTS, if it is set.
    static void keepForReading(const Outcome &outcome)
    {
        const QString folder = qEnvironmentVariable("BUDGET_REPORTS");
        QFile file(folder + u'/' + QString::fromLatin1(QTest::currentDataTag()) + u".md"_s);
        if (!folder.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(outcome.said());
    }

    Outcome run(const QString &url, const QStringList &further = {})
    {
        QProcess program;
        program.setProcessEnvironment(environment(url));
        program.setWorkingDirectory(m_home.path());
        program.start(QStringLiteral(BUDGET_PROGRAM), QStringList{u"report"_s} + further);
        if (!program.waitForFinished(60'000))
            return {};
        return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
                QString::fromUtf8(program.readAllStandardError())};
    }

    [[nodiscard]] QProcessEnvironment environment(const QString &url) const
    {
        QProcessEnvironment environment = cleanEnvironment(m_home.path());
        for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), m_home.path());
        environment.insert(u"XDG_STATE_HOME"_s, m_home.filePath(u"state"_s));
        if (!url.isEmpty())
            environment.insert(u"DATABASE_URL"_s, url);
        return environment;
    }
    [[nodiscard]] QString stateFolder() const { return m_home.filePath(u"state/budget-tracker"_s); }

    const WatchedFolder m_home{u"home"_s, WatchedFolder::Owner::Ourselves};
    const WatchedFolder m_certificates{u"certificates"_s, WatchedFolder::Owner::ServerUser};
    Database m_database;
    QString m_url;
};

QTEST_GUILESS_MAIN(TestReportCommand)
#include "tst_reportcommand.moc"
