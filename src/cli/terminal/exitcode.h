// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace budget {
class Checklist;
}

namespace budget::cli {

/// How a command ends; the first four are pg_isready's. A public contract: docs/commandline.md.
enum class ExitCode {
    Ready = 0,
    Rejected = 1,    ///< the server is there and said no
    Unreachable = 2, ///< no server answered
    Misused = 3,     ///< nothing was tried: the command, a file or the settings have to be put right first
    Blocked = 4,     ///< compared, and it does not agree
    Failed = 5,      ///< anything else
};

[[nodiscard]] ExitCode exitCodeOf(const Error &error);
/// As its first failure says; Ready where there is none.
[[nodiscard]] ExitCode exitCodeOf(const Checklist &list);

} // namespace budget::cli
