// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"
#include "cli/terminal/ledgeraccess.h"

#include <QTextStream>

namespace budget::cli {

/// The program without a window: carries out the command that its first argument names, then ends the event loop with
/// the command's ExitCode; with Misused and the list of commands where there is none of that name. Needs a
/// QCoreApplication that is about to run.
class Program : public QObject
{
    Q_OBJECT

public:
    Program(QStringList arguments, Given given, const QString &settingsFile = SettingsFile::defaultPath());

    void start();

private:
    void sayWhatWasMadeOfTheString();
    void refuse(const Refusal &refusal);
    void end(ExitCode code);

    QStringList m_arguments;
    LedgerAccess m_access;
    QTextStream m_out;
    QTextStream m_err;
    Terminal m_terminal{m_out, m_err};
};

} // namespace budget::cli
