// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

namespace budget {

/// Whether the text sets variables of libpq (PGHOST, PGUSER, PGDATABASE, PGPASSWORD), in one line or in many.
[[nodiscard]] bool hasLibpqVariables(QStringView text);

/// Reads `PGHOST=… PGUSER=…`, with or without `export`, `set` and `$env:`, in one line or in many. Variables of
/// other programs are passed over.
[[nodiscard]] Readable<RawReading> readEnvironmentText(const SourceText &text);

/// The setting that a word `PGUSER=alice` of a command line makes; false where it is none.
bool addLibpqVariable(const SourceText &word, RawReading &reading);

} // namespace budget
