// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"
#include "cli/terminal/ledgeraccess.h"
#include "cli/terminal/plainoutput.h"

#include <QTextStream>

namespace budget::cli {

/// The program on a terminal: runs the command that its first argument names, then ends the event loop with the
/// command's ExitCode. Without such a command it prints the list of commands and ends with Misused. Needs a
/// QCoreApplication whose event loop is started afterwards.
class Program : public QObject
{
    Q_OBJECT

public:
    Program(QStringList arguments, Given given, const QString &settingsFile = SettingsFile::defaultPath());

    void start();

private:
    void printNotesOnString();
    void refuse(const Refusal &refusal);
    void end(ExitCode code);

    QStringList m_arguments;
    LedgerAccess m_access;
    PlainOutput m_outDevice;
    PlainOutput m_errDevice;
    QTextStream m_out{&m_outDevice};
    QTextStream m_err{&m_errDevice};
    Terminal m_terminal{m_out, m_err};
};

} // namespace budget::cli
