// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/url/urlextent.h"
#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// Reads the URL with which a text begins; urlExtent() says where it ends. Fails where the end is ambiguous, and with
/// SeveralCandidates where further URLs follow.
[[nodiscard]] Readable<RawReading> readUrlText(const SourceText &text, UrlPlace place);

/// The URLs within other text.
[[nodiscard]] std::vector<FoundConnection> embeddedUrls(const SourceText &text);

} // namespace budget
