// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "app/work/answers.h"
#include "cli/commands/allcommands.h"

#include <QCoreApplication>

#include <cstdio>

namespace budget::cli {

Program::Program(QStringList arguments, Given given, const QString &settingsFile)
    : m_arguments(std::move(arguments)), m_access(settingsFile, std::move(given)), m_out(stdout), m_err(stderr)
{ }

void Program::start()
{
    const QString name = m_arguments.value(1);
    const Command *command = commandNamed(name);
    if (!command)
        return refuse(noSuchCommand(name));
    const Parsed run = command->parse(m_arguments);
    if (!run)
        return refuse(run.error());
    whenAnswered((*run)(m_access, m_terminal), this, [this](ExitCode code) { end(code); });
}

void Program::refuse(const Refusal &refusal)
{
    (refusal.isHelp ? m_out : m_err) << refusal.text << Qt::endl;
    end(refusal.isHelp ? ExitCode::Ready : ExitCode::Misused);
}

/// Queued, since the event loop may not be running yet.
void Program::end(ExitCode code)
{
    QMetaObject::invokeMethod(
        qApp, [code] { QCoreApplication::exit(static_cast<int>(code)); }, Qt::QueuedConnection);
}

} // namespace budget::cli
