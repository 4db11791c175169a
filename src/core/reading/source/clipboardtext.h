// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

namespace budget {

/// A quotation mark of any kind, also the curly ones that word processors and chats put in.
[[nodiscard]] bool isQuote(QChar c);
/// Whether `close` ends what `open` began: the same family, single or double.
[[nodiscard]] bool closesQuote(QChar open, QChar close);
/// As closesQuote(), but a straight quotation mark is closed by itself alone: a curly one within it is a character.
[[nodiscard]] bool endsQuoted(QChar open, QChar close);
[[nodiscard]] bool isLineBreak(QChar c);

/// Without characters that nobody sees: zero-width spaces, byte order marks, soft hyphens, marks of writing
/// direction. Joiners stay between letters of scripts that need them.
[[nodiscard]] SourceText withoutInvisible(const SourceText &text);

/// Without what stands around: blanks, quotes, backticks and code fences, angle brackets, a prompt, a trailing
/// ';' or ','. A quotation mark at the end alone is taken away only if it is the only one of its family.
[[nodiscard]] SourceText unwrapped(const SourceText &text);

struct Unwrapped
{
    SourceText text;
    SourceText open;   ///< the text with its loose end
    TextSpan looseEnd; ///< what was taken away behind the text and is not the counterpart of what was before it
};

[[nodiscard]] Unwrapped unwrappedParts(const SourceText &text);

/// One line: line breaks and the blanks around them are taken away; an empty line ends the text.
[[nodiscard]] SourceText joinedLines(const SourceText &text);

} // namespace budget
