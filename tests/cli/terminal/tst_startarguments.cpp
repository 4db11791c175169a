// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/startarguments.h"

#include "app/settings/preferences.h"
#include "app/settings/settingsfile.h"
#include "support/places/scratchhome.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace budget;
using namespace budget::cli;
using namespace Qt::StringLiterals;

class TestStartArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheWindowStartsWith()
    {
        const auto bare = parseStart({u"budget-tracker"_s});
        QVERIFY(bare);
        QCOMPARE(*bare, StartArguments());
        const auto full = parseStart({u"budget-tracker"_s, u"--ledger"_s, u"x.budget"_s, u"--sample"_s,
                                      u"--language=de"_s, u"-platform"_s, u"offscreen"_s, u"-style=fusion"_s,
                                      u"--reverse"_s});
        QVERIFY(full);
        QCOMPARE(*full, (StartArguments{QDir::current().absoluteFilePath(u"x.budget"_s), true, u"de"_s}));
    }

    void refusesTheRest_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("part");
        QTest::newRow("unknown option") << QStringList{u"--smaple"_s} << u"smaple"_s;
        QTest::newRow("word") << QStringList{u"./x.budget"_s} << u"‘./x.budget’"_s;
        QTest::newRow("no file") << QStringList{u"--ledger"_s} << u"ledger"_s;
        QTest::newRow("empty file") << QStringList{u"--ledger="_s} << u"--ledger"_s;
    }
    void refusesTheRest()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, part);
        const auto start = parseStart(QStringList{u"budget-tracker"_s} + arguments);
        QVERIFY(!start);
        QVERIFY(!start.error().isHelp);
        QVERIFY2(start.error().text.contains(part), qPrintable(start.error().text));
    }

    /// Runs the real program without a display and without QT_QPA_PLATFORM.
    void needsNoDisplay_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("part");
        QTest::newRow("help") << QStringList{u"--help"_s} << 0 << u"--ledger <file>"_s;
        QTest::newRow("short help") << QStringList{u"-h"_s} << 0 << u"--ledger <file>"_s;
        QTest::newRow("version") << QStringList{u"--version"_s} << 0 << u"budget-tracker "_s;
        QTest::newRow("German help") << QStringList{u"--help"_s, u"--language"_s, u"de"_s} << 0 << u"Ausgaben"_s;
        QTest::newRow("unknown option") << QStringList{u"--smaple"_s} << 3 << u"smaple"_s;
        QTest::newRow("unknown language") << QStringList{u"--language"_s, u"tlh"_s} << 3 << u"tlh"_s;
    }
    void needsNoDisplay()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, part);
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
            environment.remove(name);
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QStringLiteral(BUDGET_PROGRAM), arguments);
        QVERIFY(program.waitForFinished(60'000));
        const QString said = QString::fromUtf8(program.readAll());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QVERIFY2(program.exitCode() == code, qPrintable(said));
        QVERIFY2(said.contains(part), qPrintable(said));
    }

    /// Commands use the language that was chosen in the window; the option --language takes precedence.
    void commandsSpeakTheLanguageOfTheSetting()
    {
        const test::ScratchHome home;
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
        {
            SettingsFile settings(folder + u"/budget-tracker/settings.ini"_s);
            Preferences(settings).setLanguage(u"de"_s);
        }
        const auto said = [](const QStringList &arguments) {
            QProcess program;
            program.setProcessChannelMode(QProcess::MergedChannels);
            program.start(QStringLiteral(BUDGET_PROGRAM), arguments);
            return program.waitForFinished(60'000) ? QString::fromUtf8(program.readAll()) : QString();
        };
        const QString german = said({u"check"_s, u"--help"_s});
        QVERIFY2(german.contains(u"Kassenbuch"_s), qPrintable(german));
        const QString english = said({u"check"_s, u"--help"_s, u"--language=en"_s});
        QVERIFY2(!english.contains(u"Kassenbuch"_s) && !english.isEmpty(), qPrintable(english));
    }
};

QTEST_GUILESS_MAIN(TestStartArguments)
#include "tst_startarguments.moc"
