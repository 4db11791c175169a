// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

namespace budget {

/// Reads libpq's notation `host=… password='a b\'c'`: blanks may stand around '=', and a backslash escapes the next
/// character. Unlike libpq, also accepts double and curly quotes.
[[nodiscard]] Readable<RawReading> readKeyValueText(const SourceText &text);

} // namespace budget
