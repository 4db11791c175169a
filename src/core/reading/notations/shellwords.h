// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

namespace budget {

/// Splits a command line into words as a shell does: '…' is literal; in "…" a backslash escapes \\ " $ and `; outside
/// quotes a backslash escapes any character; comments are skipped. Curly quotes are treated as straight ones. A quote
/// that is not closed extends to the end of the text.
[[nodiscard]] std::vector<SourceText> shellWords(const SourceText &text);

} // namespace budget
