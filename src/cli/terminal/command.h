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

/// Where a command writes: answers to `out`, what it is doing and what went wrong to `err`.
struct Terminal
{
    QTextStream &out;
    QTextStream &err;
};

/// What a command does; both references must live until the answer.
using Run = std::function<QFuture<ExitCode>(LedgerAccess &, Terminal &)>;

/// Why nothing is run: a sentence that names the argument that is wrong, or the help.
struct Refusal
{
    QString text;
    bool isHelp = false;
};

using Parsed = tl::expected<Run, Refusal>;

struct Command
{
    QString name;
    Parsed (*parse)(const QStringList &arguments); ///< the first is the program, the second the command
    const char *summary;                           ///< one sentence, marked for translation
};

} // namespace budget::cli
