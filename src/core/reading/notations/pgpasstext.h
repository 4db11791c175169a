// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// The lines of a password file of libpq: host:port:database:user:password, with '\' before ':' and '\'.
[[nodiscard]] std::vector<FoundConnection> pgpassLines(const SourceText &text);

} // namespace budget
