// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/command.h"

namespace budget::cli {

/// `budget-tracker drill`: writes a category, waits, has another process read it, and removes it. Ready where it was
/// found, Blocked where it was not. With --read it is that other process.
[[nodiscard]] Parsed parseDrill(const QStringList &list);

} // namespace budget::cli
