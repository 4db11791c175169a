// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// The lines of a libpq password file (PostgreSQL manual, The Password File): host:port:database:user:password, where
/// '\' escapes ':' and '\'.
[[nodiscard]] std::vector<FoundConnection> pgpassLines(const SourceText &text);

} // namespace budget
