// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// Says what went wrong and what to do next, with the technical text; answers how the command ends.
ExitCode sayFailure(const Error &error, Terminal &terminal);

} // namespace budget::cli
