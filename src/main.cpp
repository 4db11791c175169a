// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"
#include "app/session/terminationwatch.h"
#include "app/settings/places.h"
#include "cli/commands/allcommands.h"
#include "cli/program.h"
#include "cli/terminal/exitcode.h"
#include "cli/terminal/startarguments.h"
#include "core/plaintext.h"
#include "core/reading/connectionurl.h"
#include "platform/hardening.h"
#include "ui/frame/program.h"
#include "words/language/languages.h"

#include <QApplication>
#include <QDir>
#include <QProcessEnvironment>
#include <QSessionManager>

#include <cstdio>
#include <utility>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace {

/// Removes PG* variables, which libpq would read by itself, and DATABASE_URL, so that no child process inherits a
/// password.
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
    options.givenFile = (*given)->file;
    if (const auto login = budget::parseConnectionUrl((*given)->text.reveal()))
        options.given = *login;
    else
        options.givenError = login.error();
}

/// Returns false if the program does not have the language that --language names.
bool installLanguage()
{
    const QString wanted = budget::languages::wantedIn(QCoreApplication::arguments());
    if (budget::languages::choose(wanted))
        return true;
    const QString text =
        QCoreApplication::translate("main", "--language: ‘%1’ is unknown; choose de or en.").arg(wanted);
    std::fputs(qPrintable(budget::plainText(text + u'\n')), stderr);
    return false;
}

budget::cli::Given givenTo(const budget::Result<std::optional<budget::GivenUrl>> &given)
{
    budget::StartOptions options;
    takeGiven(options, given);
    if (!options.given)
        return {{}, {}, options.givenError, given.value_or(std::nullopt)};
    return {budget::givenProfile(options.given->address, options.givenSource), options.given->password, {}, *given};
}

/// Needs no display.
int runCommand(int argc, char **argv, const budget::Result<std::optional<budget::GivenUrl>> &given)
{
    QCoreApplication application(argc, argv);
    if (!installLanguage())
        return static_cast<int>(budget::cli::ExitCode::Misused);
    budget::cli::Program program(QCoreApplication::arguments(), givenTo(given));
    program.start();
    return QCoreApplication::exec();
}

/// Runs without a display: the help, the version and errors in arguments need none.
tl::expected<budget::cli::StartArguments, budget::cli::ExitCode> readArguments(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (!installLanguage())
        return tl::make_unexpected(budget::cli::ExitCode::Misused);
    const auto start = budget::cli::parseStart(QCoreApplication::arguments());
    if (start)
        return *start;
    const budget::cli::Refusal &refusal = start.error();
    std::fputs(qPrintable(budget::plainText(refusal.text + u'\n')), refusal.isHelp ? stdout : stderr);
    return tl::make_unexpected(refusal.isHelp ? budget::cli::ExitCode::Ready : budget::cli::ExitCode::Misused);
}

int runWindow(int argc, char **argv, const budget::cli::StartArguments &start,
              const budget::Result<std::optional<budget::GivenUrl>> &given)
{
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(u"budget-tracker"_s);

    budget::StartOptions options;
    options.ledgerFile = start.ledgerFile;
    options.addSample = start.addSample;
    options.language = start.language;
    takeGiven(options, given);
    budget::Program program(std::move(options));
    const budget::TerminationWatch termination;
    QObject::connect(&termination, &budget::TerminationWatch::requested, &program, &budget::Program::end);
    // At the end of a desktop session the session manager asks every program to save its data and may kill it
    // afterwards.
    const auto settle = [&program](QSessionManager &) { program.session().settle(); };
    QObject::connect(&application, &QGuiApplication::commitDataRequest, &program, settle, Qt::DirectConnection);
    QObject::connect(&application, &QGuiApplication::saveStateRequest, &program, settle, Qt::DirectConnection);
    program.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
#ifdef NDEBUG
    budget::forbidCoreFiles();
#endif
    ::umask(S_IRWXG | S_IRWXO); // before any file is created, also by Qt or SQLite
    const auto given = budget::givenDatabaseUrl(QDir::currentPath());
    clearConnectionEnvironment(); // before another thread can read the environment

    QCoreApplication::setApplicationName(u"budget-tracker"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BUDGET_VERSION));
    if (argc > 1 && budget::cli::isMeantAsCommand(QString::fromLocal8Bit(argv[1])))
        return runCommand(argc, argv, given);
    const auto start = readArguments(argc, argv);
    return start ? runWindow(argc, argv, *start, given) : static_cast<int>(start.error());
}
