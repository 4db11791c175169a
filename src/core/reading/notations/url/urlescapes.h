// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

namespace budget {

/// A URL that was copied out of HTML or JSON without being unescaped, as it was meant: '&amp;' and '\u0026' before a
/// parameter become '&', and then the other escapes of that kind what they stand for. Any other URL stays as it is.
[[nodiscard]] SourceText withoutEscapes(const SourceText &url);

} // namespace budget
