// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

namespace budget {

/// Unescapes a URL that was copied from HTML or JSON source: if '&amp;', '&#38;' or '\u0026' occurs in its parameters,
/// all HTML entities or \u escapes are replaced by their characters. Any other URL is returned unchanged.
[[nodiscard]] SourceText withoutEscapes(const SourceText &url);

} // namespace budget
