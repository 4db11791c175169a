// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// What a text holds: one connection that is all of it, or several among other things.
struct Detection
{
    std::vector<FoundConnection> found; ///< never empty: what cannot be read is there with its fault
    bool isWhole = true;                ///< the text, as a whole, is read as one connection
};

/// Finds out in which notation a text is written and reads it. Invisible characters must be gone already.
[[nodiscard]] Detection detected(const SourceText &text);

} // namespace budget
