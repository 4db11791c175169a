// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

namespace budget {

/// Whether the character is a quotation mark, straight or curly. Word processors and chat programs insert curly ones.
[[nodiscard]] bool isQuote(QChar c);
/// Whether `close` can close a quote that `open` began: both must be single or both double quotation marks.
[[nodiscard]] bool closesQuote(QChar open, QChar close);
/// As closesQuote(), but only the same character closes a straight quotation mark; a curly one is then ordinary text.
[[nodiscard]] bool endsQuoted(QChar open, QChar close);
[[nodiscard]] bool isLineBreak(QChar c);

/// The text without invisible characters: zero-width spaces, byte order marks, soft hyphens, direction marks.
/// Zero-width joiners are kept between letters beyond ASCII, since some scripts need them.
[[nodiscard]] SourceText withoutInvisible(const SourceText &text);

/// The text with '"' in place of each '\"' where all its quotation marks are written so, as in JSON that was copied out
/// of a literal.
[[nodiscard]] SourceText withoutEscapedQuotes(const SourceText &text);

/// The text without the characters around it: blanks, quotes, backticks and code fences, angle brackets, a shell
/// prompt, a trailing ';' or ','. An unpaired quotation mark at the end is removed only if it is the only one of its
/// kind in the text.
[[nodiscard]] SourceText unwrapped(const SourceText &text);

struct Unwrapped
{
    SourceText text;
    SourceText open;   ///< the text including `looseEnd`
    TextSpan looseEnd; ///< characters removed at the end that do not match those removed at the beginning
};

[[nodiscard]] Unwrapped unwrappedParts(const SourceText &text);

} // namespace budget
