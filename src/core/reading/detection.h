// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

namespace budget {

/// Finds out in which form a text is written and reads it. Invisible characters must be gone already.
[[nodiscard]] Readable<RawReading> readAnyForm(const SourceText &text);

} // namespace budget
