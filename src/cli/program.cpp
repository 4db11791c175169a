// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "app/work/answers.h"
#include "cli/commands/allcommands.h"
#include "cli/terminal/source.h"
#include "core/plaintext.h"
#include "words/language/languages.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace budget::cli {

using namespace Qt::StringLiterals;

Program::Program(QStringList arguments, Given given, const QString &settingsFile)
    : m_arguments(std::move(arguments)), m_access(settingsFile, std::move(given)), m_outDevice(stdout),
      m_errDevice(stderr)
{ }

void Program::start()
{
    if (languages::wantedIn(m_arguments).isEmpty())
        (void)languages::choose(m_access.language());
    const QString name = m_arguments.value(1);
    const Command *command = commandNamed(name);
    if (!command)
        return refuse(noSuchCommand(name));
    const Parsed run = command->parse(m_arguments);
    if (!run)
        return refuse(run.error());
    printNotesOnString();
    whenAnswered((*run)(m_access, m_terminal), this, [this](ExitCode code) { end(code); });
}

/// Prints the notes on the connection string, except for `check`, which prints them among its results.
void Program::printNotesOnString()
{
    const bool isOther = std::ranges::any_of(m_arguments, [](const QString &argument) {
        return argument.startsWith(u"--profile"_s) || argument.startsWith(u"--ledger"_s);
    });
    if (isOther || m_arguments.value(1) == u"check"_s)
        return;
    for (const QString &note : sourceOf(m_access, {}).notes)
        m_err << plainLine(note) << Qt::endl;
}

void Program::refuse(const Refusal &refusal)
{
    (refusal.isHelp ? m_out : m_err) << refusal.text << Qt::endl;
    end(refusal.isHelp ? ExitCode::Ready : ExitCode::Misused);
}

/// Ends the event loop. The call of exit() is queued, because the event loop may not have started yet.
void Program::end(ExitCode code)
{
    QMetaObject::invokeMethod(
        qApp, [code] { QCoreApplication::exit(static_cast<int>(code)); }, Qt::QueuedConnection);
}

} // namespace budget::cli
