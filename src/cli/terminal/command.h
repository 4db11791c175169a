// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/exitcode.h"

#include <QFuture>
#include <QStringList>
#include <QTextStream>

#include <tl/expected.hpp>

#include <functional>
#include <vector>

namespace budget::cli {

class LedgerAccess;

/// Where a command writes: results to `out`, progress and errors to `err`.
struct Terminal
{
    QTextStream &out;
    QTextStream &err;
};

/// Runs a command. Both references must stay valid until the future has its answer.
using Run = std::function<QFuture<ExitCode>(LedgerAccess &, Terminal &)>;

/// Printed instead of running a command: an error that names the wrong argument, or the help.
struct Refusal
{
    QString text;
    bool isHelp = false;
};

using Parsed = tl::expected<Run, Refusal>;

struct Command
{
    QString name;
    Parsed (*parse)(const QStringList &arguments); ///< the first argument is the program, the second the command
    const char *summary;                           ///< one sentence, marked for translation
};

} // namespace budget::cli
