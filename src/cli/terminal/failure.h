// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// Prints what went wrong, what to do next and the technical text. Returns the command's exit code.
ExitCode sayFailure(const Error &error, Terminal &terminal);

} // namespace budget::cli
