// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exitcode.h"
#include "cli/ledgeraccess.h"

#include <QFuture>
#include <QTextStream>

namespace budget::cli {

/// Where a command writes: answers to `out`, what it is doing and what went wrong to `err`.
struct Terminal
{
    QTextStream &out;
    QTextStream &err;
};

/// Compares a month of the ledger with a CSV file and prints each category; Ready where all agree, Blocked where not.
/// `access` and `terminal` must live until the answer.
[[nodiscard]] QFuture<ExitCode> runCrossCheck(LedgerAccess &access, const CrossCheckCommand &command,
                                              Terminal &terminal);

} // namespace budget::cli
