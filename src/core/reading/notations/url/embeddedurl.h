// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// Reads a text that is a URL, perhaps broken over lines. Fails with SeveralCandidates for a list of them.
[[nodiscard]] Readable<RawReading> readUrlText(const SourceText &text);

/// The URLs within other text, each up to the quote or bracket that closes it, or to a blank. Marks behind a URL that
/// belong to the sentence are left out.
[[nodiscard]] std::vector<FoundConnection> embeddedUrls(const SourceText &text);

} // namespace budget
