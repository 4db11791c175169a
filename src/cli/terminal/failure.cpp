// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/failure.h"

#include "cli/terminal/words.h"
#include "words/errors/wording.h"

namespace budget::cli {

ExitCode sayFailure(const Error &error, Terminal &terminal)
{
    terminal.err << wording::sentence(error) << Qt::endl;
    if (const QString text = wording::technicalText(error); !text.isEmpty())
        terminal.err << text << Qt::endl;
    if (error.kind == ErrorKind::TablesDiffer)
        terminal.err << Words::tr(
            "‘budget-tracker tables’ lists the differences; ‘budget-tracker deploy’ creates missing tables.")
                     << Qt::endl;
    return exitCodeOf(error);
}

} // namespace budget::cli
