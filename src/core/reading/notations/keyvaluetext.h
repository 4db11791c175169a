// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

namespace budget {

/// Reads libpq's `host=… password='a b\'c'`: blanks around '=' allowed, a backslash takes the next character as
/// it is. Beyond libpq, double and curly quotes work like single ones.
[[nodiscard]] Readable<RawReading> readKeyValueText(const SourceText &text);

} // namespace budget
