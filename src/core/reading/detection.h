// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// The connections in a text.
struct Detection
{
    std::vector<FoundConnection> found; ///< never empty; a connection that cannot be read is included with its fault
    bool isWhole = true;                ///< whether the text as a whole is one connection
};

/// Detects the notation of a text, which may stand in quotes, and reads it. Invisible characters must have been
/// removed, see withoutInvisible().
[[nodiscard]] Detection detected(const SourceText &wrapped);

} // namespace budget
