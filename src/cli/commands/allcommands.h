// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

[[nodiscard]] const std::vector<Command> &allCommands();
/// Null where there is no such command.
[[nodiscard]] const Command *commandNamed(const QString &name);
/// Whether the program's first argument is meant as a command, also one that is mistyped: a word that is neither an
/// option nor looks like a file.
[[nodiscard]] bool isMeantAsCommand(const QString &argument);
/// That there is no such command, the one that was probably meant, and the list of all.
[[nodiscard]] Refusal noSuchCommand(const QString &name);

} // namespace budget::cli
