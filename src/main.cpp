// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/places.h"
#include "cli/commands/allcommands.h"
#include "cli/program.h"
#include "core/reading/connectionurl.h"
#include "platform/hardening.h"
#include "ui/frame/program.h"
#include "ui/look/icons.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QProcessEnvironment>

#include <cstdio>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace {

/// libpq reads PG* behind our back, and nobody who starts a program from ours shall inherit a password.
void clearConnectionEnvironment()
{
    const QStringList names = QProcessEnvironment::systemEnvironment().keys();
    for (const QString &name : names) {
        if (name.startsWith(u"PG"_s) || name == u"DATABASE_URL"_s)
            qunsetenv(name.toLocal8Bit().constData());
    }
}

void takeGiven(budget::StartOptions &options, const budget::Result<std::optional<budget::GivenUrl>> &given)
{
    if (!given)
        options.givenError = given.error();
    if (!given || !*given)
        return;
    options.givenSource = (*given)->source;
    if (const auto address = budget::parseConnectionUrl((*given)->text.reveal()))
        options.given = *address;
    else
        options.givenError = address.error();
}

budget::StartOptions startOptions(const budget::Result<std::optional<budget::GivenUrl>> &given)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Keeps expenses in your own PostgreSQL database or in a file."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption ledger(
        u"ledger"_s, QCoreApplication::translate("main", "Open the ledger in <file>; it is created if missing."),
        QCoreApplication::translate("main", "file"));
    const QCommandLineOption sample(u"sample"_s,
                                    QCoreApplication::translate("main", "Add the sample ledger and show its month."));
    parser.addOptions({ledger, sample});
    parser.process(*qApp);

    budget::StartOptions options;
    options.addSample = parser.isSet(sample);
    if (parser.isSet(ledger))
        options.ledgerFile = QDir::current().absoluteFilePath(parser.value(ledger));
    if (!parser.positionalArguments().isEmpty() || (options.ledgerFile && parser.value(ledger).isEmpty())) {
        std::fputs(qPrintable(parser.helpText()), stderr);
        std::exit(EXIT_FAILURE);
    }
    takeGiven(options, given);
    return options;
}

budget::cli::Given givenTo(const budget::Result<std::optional<budget::GivenUrl>> &given)
{
    budget::StartOptions options;
    takeGiven(options, given);
    if (!options.given)
        return {{}, options.givenError};
    return {budget::givenProfile(std::get<budget::ServerAddress>(*options.given), options.givenSource), {}};
}

/// A command works without a display.
int runCommand(int argc, char **argv, const budget::Result<std::optional<budget::GivenUrl>> &given)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"budget-tracker"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BUDGET_VERSION));
    budget::cli::Program program(QCoreApplication::arguments(), givenTo(given));
    program.start();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
#ifdef NDEBUG
    budget::forbidCoreFiles();
#endif
    ::umask(S_IRWXG | S_IRWXO); // before the first file, also of Qt and SQLite
    const auto given = budget::givenDatabaseUrl(QDir::currentPath());
    clearConnectionEnvironment(); // before any thread can be reading it

    if (argc > 1 && budget::cli::commandNamed(QString::fromLocal8Bit(argv[1])))
        return runCommand(argc, argv, given);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"budget-tracker"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BUDGET_VERSION));
    QGuiApplication::setDesktopFileName(u"budget-tracker"_s);
    QGuiApplication::setWindowIcon(budget::icons::application());

    budget::Program program(startOptions(given));
    program.start();
    return QApplication::exec();
}
