// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <optional>

namespace budget {

/// Adds the setting of a word such as `PGUSER=alice` in a command line. Returns false for any other word.
bool addLibpqVariable(const SourceText &word, RawReading &reading);

/// Reads one shell line that only sets libpq's variables and closes all its quotes: PGHOST=db PGUSER='al'. Nothing for
/// any other text.
[[nodiscard]] std::optional<RawReading> shellVariables(const SourceText &text);

} // namespace budget
