// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/allcommands.h"
#include "cli/terminal/plainoutput.h"
#include "support/coursetables.h"
#include "support/places/watchedfolder.h"
#include "support/servers/postgrescluster.h"

#include <QProcess>
#include <QTemporaryFile>
#include <QTest>
#include <QTextStream>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

/// Control sequences that clear the screen, ring the bell, rename the window (once by a C1 control), move the cursor
/// back, and reverse the direction of the text.
const QString kHostile = u"Fo\x1b[2J\x07\x1b]0;x\x07\u009b1m\u009dx\u009c\b\r\u202Eod\u2066\u061C"_s;

bool mayStand(QChar character)
{
    if (character == u'\n' || character == u'\t')
        return true;
    const char16_t unit = character.unicode();
    const bool isTurning = unit == 0x061C || unit == 0x200E || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E)
        || (unit >= 0x2066 && unit <= 0x2069);
    return character.category() != QChar::Other_Control && !isTurning && character.category() != QChar::Separator_Line
        && character.category() != QChar::Separator_Paragraph;
}

/// The control characters in a text as code points; empty if there are none.
QString obeyedIn(const QString &text)
{
    QString found;
    for (const QChar character : text) {
        if (!mayStand(character))
            found += u"U+%1 "_s.arg(character.unicode(), 4, 16, QLatin1Char('0'));
    }
    return found;
}

QString asSqlLiteral(QString text)
{
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

struct Outcome
{
    QString out;
    QString err;
};

} // namespace

/// Text from data must not send control sequences to a terminal.
class TestPlainOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCharacterMayComeInPieces()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        std::FILE *stream = std::fopen(qPrintable(file.fileName()), "w");
        QVERIFY(stream);
        cli::PlainOutput device(stream);
        for (const char byte : u"ä\u009b\u202E€😀\n"_s.toUtf8())
            QCOMPARE(device.write(&byte, 1), 1);
        std::fclose(stream);
        QCOMPARE(QString::fromUtf8(file.readAll()), u"ä\\u009b\\u202e€😀\n"_s);
    }

    void noCommandPrintsAControlSequence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const QStringList &arguments) {
            QTest::newRow(qPrintable(arguments.join(u' '))) << arguments;
            QTest::newRow(qPrintable(arguments.join(u' ') + u" --json"_s)) << arguments + QStringList{u"--json"_s};
        };
        row({u"check"_s});
        row({u"report"_s});
        row({u"tables"_s});
        row({u"deploy"_s});
        row({u"deploy"_s, u"--dry-run"_s});
        row({u"drill"_s, u"--wait"_s, u"0"_s});
        row({u"crosscheck"_s, u"raw.csv"_s, u"--month"_s, u"2024-01"_s});
    }
    void noCommandPrintsAControlSequence()
    {
        QFETCH(QStringList, arguments);
        makeHostileTables();
        const Outcome plain = run(arguments);
        QCOMPARE(obeyedIn(plain.out + plain.err), QString());
        QVERIFY(!plain.out.isEmpty() || !plain.err.isEmpty());
        const Outcome refused = run(arguments, kHostile);
        QCOMPARE(obeyedIn(refused.out + refused.err), QString());
        QVERIFY2((plain.out + plain.err + refused.out + refused.err).contains(u"\\u202e"_s),
                 qPrintable(plain.out + plain.err + refused.out + refused.err));
    }

    void everyCommandIsTried()
    {
        QStringList tried;
        for (const cli::Command &command : cli::allCommands())
            tried << command.name;
        QCOMPARE(tried.join(u' '), u"check crosscheck deploy drill report tables"_s);
    }

    void refusedArgumentsAreShownWithoutControls()
    {
        m_database = sharedCluster().createDatabase();
        for (const cli::Command &command : cli::allCommands()) {
            const Outcome outcome = run({command.name, u"--"_s + kHostile, kHostile});
            QCOMPARE(obeyedIn(outcome.out + outcome.err), QString());
            QVERIFY(outcome.err.contains(u"\\u001b"_s));
            const Outcome profile = run({command.name, u"--profile"_s, kHostile});
            QCOMPARE(obeyedIn(profile.out + profile.err), QString());
        }
    }

private:
    /// Creates a category and a column with the name kHostile, and triggers whose errors have that text.
    void makeHostileTables()
    {
        m_database = sharedCluster().createDatabase();
        const QString sql = courseDdl()
            + u";\nALTER TABLE expenses ADD \"%1\" text;\n"
              "INSERT INTO users (email, name) VALUES ('a@example.com', 'Alice');\n"
              "INSERT INTO categories (name) VALUES (%2);\n"
              "INSERT INTO expenses (user_id, category_id, description, amount, date) VALUES (1, 1, %2, 5, "
              "'2024-01-02');\n"
              "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = "
              "%2; END $$;\n"
              "CREATE TRIGGER refuse BEFORE INSERT ON categories EXECUTE FUNCTION refuse()"_s.arg(
                  kHostile, asSqlLiteral(kHostile));
        sharedCluster().sql(m_database.name, u"SET ROLE \"%1\";"_s.arg(m_database.role) + sql);
        sharedCluster().sql(m_database.name,
                            u"CREATE FUNCTION refuse_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE "
                            "EXCEPTION USING MESSAGE = %1; END $$;\n"
                            "CREATE EVENT TRIGGER refuse_ddl ON ddl_command_start EXECUTE FUNCTION refuse_ddl()"_s.arg(
                                asSqlLiteral(kHostile)));
        QVERIFY(m_home.write(u"raw.csv"_s, u"date,category,amount\n2024-01-02,\"%1\",7.00\n"_s.arg(kHostile)));
    }

    /// Runs a command, as `role` if one is given: the server's error then quotes that name.
    [[nodiscard]] Outcome run(const QStringList &arguments, const QString &role = {}) const
    {
        QProcessEnvironment environment = cleanEnvironment(m_home.path());
        for (const auto *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), m_home.path());
        Database database = m_database;
        if (!role.isEmpty())
            database.role = role;
        environment.insert(u"DATABASE_URL"_s, sharedCluster().url(database));
        QProcess program;
        program.setProcessEnvironment(environment);
        program.setWorkingDirectory(m_home.path());
        program.start(QStringLiteral(BUDGET_PROGRAM), arguments);
        if (!program.waitForFinished())
            return {};
        return {QString::fromUtf8(program.readAllStandardOutput()), QString::fromUtf8(program.readAllStandardError())};
    }

    const WatchedFolder m_home{u"home"_s, WatchedFolder::Owner::Ourselves};
    Database m_database;
};

QTEST_GUILESS_MAIN(TestPlainOutput)
#include "tst_plainoutput.moc"
