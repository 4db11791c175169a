// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/month.h"
#include "core/id.h"

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <optional>

namespace budget::cli {

/// Which ledger a command is about; with nothing given, that of DATABASE_URL, else the one that was open last.
struct LedgerChoice
{
    QString profile; ///< by its name
    QString file;    ///< absolute path of a local ledger
};

/// `budget-tracker crosscheck`
struct CrossCheckCommand
{
    LedgerChoice ledger;
    QString file; ///< absolute path of the raw ledger
    Month month{0, 0};
    std::optional<PersonId> person;
    bool isJson = false;
};

/// Whether the program was called to carry out a command, without a window.
[[nodiscard]] bool isCommand(const QString &firstArgument);

/// What was asked for; otherwise a sentence that says which argument is wrong, or the help with `isHelp`.
struct Refusal
{
    QString text;
    bool isHelp = false;
};
[[nodiscard]] tl::expected<CrossCheckCommand, Refusal> parseCommandLine(const QStringList &arguments);

} // namespace budget::cli
