// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/allcommands.h"
#include "cli/terminal/arguments.h"
#include "cli/terminal/exitcode.h"

#include <QDir>
#include <QTest>

using namespace budget;
using namespace budget::cli;
using namespace Qt::StringLiterals;

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsCommands()
    {
        QVERIFY(commandNamed(u"check"_s));
        QVERIFY(commandNamed(u"crosscheck"_s));
        QVERIFY(!commandNamed(u"--ledger"_s));
        QVERIFY(!commandNamed(u"Crosscheck"_s));
    }

    void understandsArguments()
    {
        Arguments arguments(u"crosscheck"_s, {});
        arguments.addFile({});
        arguments.addOption(u"month"_s, {}, u"month"_s);
        QVERIFY(!arguments.parse({u"budget-tracker"_s, u"crosscheck"_s, u"raw.csv"_s, u"--month"_s, u"2024-01"_s,
                                  u"--profile"_s, u"Home"_s, u"--json"_s}));
        QCOMPARE(arguments.file(), QDir::current().absoluteFilePath(u"raw.csv"_s));
        QVERIFY(monthOf(arguments.value(u"month"_s)) == Month(2024, 1));
        QCOMPARE(arguments.ledger().profile, u"Home"_s);
        QVERIFY(arguments.ledger().file.isEmpty());
        QVERIFY(arguments.isJson());
        QCOMPARE(personOf(u"7"_s), PersonId{7});
    }

    void saysWhichArgumentIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        const auto row = [](const QString &arguments, const QString &named) {
            QTest::newRow(qPrintable(arguments))
                << QString(u"budget-tracker crosscheck "_s + arguments).split(u' ') << named;
        };
        row(u"--month 2024-01"_s, u"file"_s);
        row(u"a.csv b.csv --month 2024-01"_s, u"file"_s);
        row(u"a.csv"_s, u"--month"_s);
        row(u"a.csv --month 2024-13"_s, u"--month"_s);
        row(u"a.csv --month January"_s, u"--month"_s);
        row(u"a.csv --month 2024-01 --person alice"_s, u"--person"_s);
        row(u"a.csv --month 2024-01 --person 0"_s, u"--person"_s);
        row(u"a.csv --month 2024-01 --profile a --ledger b"_s, u"--ledger"_s);
        row(u"a.csv --month 2024-01 --password x"_s, u"password"_s);
    }
    void saysWhichArgumentIsWrong()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const auto command = commandNamed(u"crosscheck"_s)->parse(arguments);
        QVERIFY(!command);
        QVERIFY(!command.error().isHelp);
        QVERIFY2(command.error().text.contains(named), qPrintable(command.error().text));
    }

    void showsItsHelp()
    {
        const auto command = commandNamed(u"crosscheck"_s)->parse({u"budget-tracker"_s, u"crosscheck"_s, u"--help"_s});
        QVERIFY(!command);
        QVERIFY(command.error().isHelp);
        QVERIFY(command.error().text.contains(u"--month"_s));
    }

    void endsAsItsErrorSays_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<ExitCode>("code");
        QTest::newRow("wrong password") << ErrorKind::PasswordRejected << ExitCode::Rejected;
        QTest::newRow("other tables") << ErrorKind::TablesDiffer << ExitCode::Rejected;
        QTest::newRow("no such host") << ErrorKind::HostUnknown << ExitCode::Unreachable;
        QTest::newRow("silence") << ErrorKind::ConnectTimeout << ExitCode::Unreachable;
        QTest::newRow("no such profile") << ErrorKind::ProfileUnknown << ExitCode::Misused;
        QTest::newRow("no password") << ErrorKind::SecretMissing << ExitCode::Misused;
        QTest::newRow("unreadable file") << ErrorKind::FileUnavailable << ExitCode::Misused;
        QTest::newRow("no rule knows it") << ErrorKind::Unexpected << ExitCode::Failed;
        QTest::newRow("given up") << ErrorKind::Cancelled << ExitCode::Failed;
    }
    void endsAsItsErrorSays()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(ExitCode, code);
        QCOMPARE(exitCodeOf({kind, Field::None, {}, {}, {}}), code);
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
