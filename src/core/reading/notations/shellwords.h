// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

namespace budget {

/// The words of a command line as a shell splits them: '…' unchanged, "…" with \\ before \\ " $ `, \\ before
/// anything outside of quotes, comments skipped. Curly quotes around a word or a value count as straight ones; a
/// quote that is not closed extends to the end.
[[nodiscard]] std::vector<SourceText> shellWords(const SourceText &text);

struct ShellWord
{
    SourceText text;
    std::vector<qsizetype> operators = {}; ///< the positions of ; | & < > outside of quotes
    /// whether the word contains bash's $'…' with escapes that are certain; other programs than a shell have no such quotes
    bool isAnsiQuoted = false;
};

/// The words as shellWords(), with the characters that may end a command for the shell.
[[nodiscard]] std::vector<ShellWord> shellWordsWithOperators(const SourceText &text);

/// Whether a quotation extends to the end of the text, because it is not closed.
[[nodiscard]] bool hasOpenQuote(const SourceText &text);

} // namespace budget
