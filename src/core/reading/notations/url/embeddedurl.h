// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// Reads a text that is one URL, which may be split over several lines. Fails with SeveralCandidates for a list of
/// URLs.
[[nodiscard]] Readable<RawReading> readUrlText(const SourceText &text);

/// The URLs within other text. A URL ends at the quote or angle bracket that closes it, or else at a blank. Punctuation
/// of the surrounding sentence is left out.
[[nodiscard]] std::vector<FoundConnection> embeddedUrls(const SourceText &text);

} // namespace budget
