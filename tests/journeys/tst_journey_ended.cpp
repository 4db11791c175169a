// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/fileplaces.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace budget::test;
using namespace Qt::StringLiterals;

/// When the program is asked to end, as at the end of a desktop session, the ledger is complete in its single file.
class JourneyEnded : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProgramThatIsAskedToEndClosesTheLedger_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
        QTest::newRow("SIGINT") << SIGINT;
    }

    void aProgramThatIsAskedToEndClosesTheLedger()
    {
        QFETCH(int, signal);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        QProcess program;
        start(program, folder, path);
        QVERIFY(QTest::qWaitFor([&] { return expensesIn(path) == u"4"_s; }, 60'000));
        QCOMPARE(::kill(static_cast<pid_t>(program.processId()), signal), 0);
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(QDir(folder.path()).entryList({u"budget*"_s}, QDir::Files), QStringList{u"budget.sqlite"_s});
        write(folder.filePath(u"copy.sqlite"_s), read(path));
        QCOMPARE(expensesIn(folder.filePath(u"copy.sqlite"_s)), u"4"_s);
    }

    void aWhileAfterTheLastChangeTheFileAloneHoldsEverything()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"budget.sqlite"_s);
        const QString copy = folder.filePath(u"copy.sqlite"_s);
        QProcess program;
        start(program, folder, path);
        const bool isWhole = QTest::qWaitFor(
            [&] {
                write(copy, read(path));
                return expensesIn(copy) == u"4"_s;
            },
            60'000);
        QVERIFY(isWhole);
        program.kill();
        QVERIFY(program.waitForFinished(60'000));
    }

private:
    static void start(QProcess &program, const QTemporaryDir &folder, const QString &path)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_DATA_HOME"_s})
            environment.insert(name, folder.filePath(u"home"_s));
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(BUDGET_PROGRAM), {u"--ledger"_s, path, u"--sample"_s});
        QVERIFY(program.waitForStarted());
    }

    static QString expensesIn(const QString &path)
    {
        if (!QFile::exists(path))
            return {};
        QProcess shell;
        shell.start(u"sqlite3"_s, {u"-readonly"_s, path, u"SELECT count(*) FROM expenses"_s});
        shell.waitForFinished();
        return QString::fromUtf8(shell.readAllStandardOutput()).trimmed();
    }
};

QTEST_GUILESS_MAIN(JourneyEnded)
#include "tst_journey_ended.moc"
