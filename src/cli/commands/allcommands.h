// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

[[nodiscard]] const std::vector<Command> &allCommands();
/// Null where the program was not called as a command.
[[nodiscard]] const Command *commandNamed(const QString &name);

} // namespace budget::cli
