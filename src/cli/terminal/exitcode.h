// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace budget {
class Checklist;
}

namespace budget::cli {

/// Exit codes. The first four are those of pg_isready. A public contract: see docs/commandline.md.
enum class ExitCode {
    Ready = 0,
    Rejected = 1,    ///< the server answered and refused
    Unreachable = 2, ///< no server answered
    Misused = 3,     ///< nothing was done: an argument, a file, a setting or a missing password must be corrected first
    Blocked = 4,     ///< the comparison found a difference
    Failed = 5,      ///< anything else
};

[[nodiscard]] ExitCode exitCodeOf(const Error &error);
/// The exit code of the first failure; Ready if no check failed.
[[nodiscard]] ExitCode exitCodeOf(const Checklist &list);

} // namespace budget::cli
