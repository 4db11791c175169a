// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/allcommands.h"

#include "support/places/watchedfolder.h"
#include "support/servers/serverprocess.h"

#include <QDir>
#include <QProcess>
#include <QTest>

using namespace budget::cli;
using namespace budget::test;
using namespace Qt::StringLiterals;

/// How the program interprets its first argument.
class TestAllCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWordIsMeantAsACommand_data()
    {
        QTest::addColumn<bool>("isCommand");
        QTest::newRow("check") << true;
        QTest::newRow("chek") << true;
        QTest::newRow("Check") << true;
        QTest::newRow("help") << true;
        QTest::newRow("--help") << false;
        QTest::newRow("-h") << false;
        QTest::newRow("") << false;
        QTest::newRow("home.budget") << false;
        QTest::newRow("./home") << false;
        QTest::newRow("/tmp/home") << false;
    }
    void aWordIsMeantAsACommand()
    {
        QFETCH(bool, isCommand);
        QCOMPARE(isMeantAsCommand(QString::fromLatin1(QTest::currentDataTag())), isCommand);
    }

    void aMistypedCommandIsAnsweredWithTheNearestOne_data()
    {
        QTest::addColumn<QString>("meant");
        QTest::newRow("chek") << u"check"_s;
        QTest::newRow("CHECK") << u"check"_s;
        QTest::newRow("table") << u"tables"_s;
        QTest::newRow("cross") << u"crosscheck"_s;
        QTest::newRow("deplyo") << u"deploy"_s;
        QTest::newRow("repotr") << u"report"_s;
        QTest::newRow("drlil") << u"drill"_s;
        QTest::newRow("synchronise") << QString();
        QTest::newRow("x") << QString();
        QTest::newRow("help") << QString();
    }
    void aMistypedCommandIsAnsweredWithTheNearestOne()
    {
        QFETCH(QString, meant);
        const QString typed = QString::fromLatin1(QTest::currentDataTag());
        const Refusal refusal = noSuchCommand(typed);
        QVERIFY(!refusal.isHelp);
        QVERIFY2(refusal.text.startsWith(u"Unknown command ‘%1’."_s.arg(typed)), qPrintable(refusal.text));
        if (meant.isEmpty())
            QVERIFY2(!refusal.text.contains(u"Did you mean"_s), qPrintable(refusal.text));
        else
            QVERIFY2(refusal.text.contains(u"Did you mean ‘%1’?"_s.arg(meant)), qPrintable(refusal.text));
        for (const Command &command : allCommands())
            QVERIFY(refusal.text.contains(u"\n  "_s + command.name + u' '));
    }

    void everyCommandSaysWhatItDoes()
    {
        for (const Command &command : allCommands()) {
            const QString summary = QString::fromUtf8(command.summary);
            QVERIFY(summary.endsWith(u'.') && summary.at(0).isUpper());
            const auto help = command.parse({u"budget-tracker"_s, command.name, u"--help"_s});
            QVERIFY(!help && help.error().isHelp);
            QVERIFY2(help.error().text.contains(u"--profile"_s) && help.error().text.contains(u"--json"_s),
                     qPrintable(help.error().text));
            const auto wrong = command.parse({u"budget-tracker"_s, command.name, u"--nonsense"_s});
            QVERIFY(!wrong && !wrong.error().isHelp && wrong.error().text.contains(u"nonsense"_s));
        }
    }

    void theProgramEndsAsMisusedWithoutADisplay_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        QTest::newRow("mistyped") << QStringList{u"chek"_s, u"--json"_s} << u"Did you mean ‘check’?"_s;
        QTest::newRow("unknown") << QStringList{u"synchronise"_s} << u"The commands are:"_s;
        QTest::newRow("unknown option") << QStringList{u"check"_s, u"--passwort"_s} << u"passwort"_s;
    }
    void theProgramEndsAsMisusedWithoutADisplay()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const WatchedFolder home(u"commands"_s, WatchedFolder::Owner::Ourselves);
        QProcessEnvironment environment = cleanEnvironment(home.path());
        environment.remove(u"QT_QPA_PLATFORM"_s);
        environment.remove(u"DISPLAY"_s);
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        QProcess process;
        process.setWorkingDirectory(home.path());
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(BUDGET_PROGRAM), arguments);
        QVERIFY(process.waitForFinished(-1));
        QCOMPARE(process.exitCode(), 3);
        const QString err = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(err.contains(said), qPrintable(err));
        QCOMPARE(process.readAllStandardOutput(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestAllCommands)
#include "tst_allcommands.moc"
