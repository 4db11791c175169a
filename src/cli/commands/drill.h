// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// `budget-tracker drill`: writes a category, waits, has another process read it, and removes it. Ready if that process
/// found it, Blocked if not. With --read, this process is the reader.
[[nodiscard]] Parsed parseDrill(const QStringList &list);

} // namespace budget::cli
