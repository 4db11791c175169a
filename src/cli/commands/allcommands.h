// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

[[nodiscard]] const std::vector<Command> &allCommands();
/// nullptr if there is no such command.
[[nodiscard]] const Command *commandNamed(const QString &name);
/// Whether the program's first argument is a command, possibly a mistyped one: a word that is neither an option nor
/// looks like a file.
[[nodiscard]] bool isMeantAsCommand(const QString &argument);
/// The message that there is no such command, with the most similar one and a list of all.
[[nodiscard]] Refusal noSuchCommand(const QString &name);

} // namespace budget::cli
