// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

namespace budget {

/// The setting that a word `PGUSER=alice` of a command line makes; false where it is none.
bool addLibpqVariable(const SourceText &word, RawReading &reading);

} // namespace budget
