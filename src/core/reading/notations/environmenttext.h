// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <optional>

namespace budget {

/// The setting that a word `PGUSER=alice` of a command line makes; false where it is none.
bool addLibpqVariable(const SourceText &word, RawReading &reading);

/// One line of a shell that sets libpq's variables and nothing else, with all its quotes closed: PGHOST=db PGUSER='al'.
/// Nothing for any other text.
[[nodiscard]] std::optional<RawReading> shellVariables(const SourceText &text);

} // namespace budget
