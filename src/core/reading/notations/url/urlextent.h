// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/connectionreading.h"
#include "core/reading/source/sourcetext.h"

#include <optional>

namespace budget {

/// What surrounds a URL.
enum class UrlPlace {
    AtBeginning, ///< the URL begins the text, and other text may follow
    InText,      ///< text precedes the URL and may follow it
    Quoted       ///< the text ends where the quotes around the URL close
};

/// A URL within a text and its end.
struct UrlExtent
{
    SourceText url;      ///< the URL as one line, without the punctuation of a sentence behind it
    qsizetype end = 0;   ///< the position behind the URL in the text
    qsizetype marks = 0; ///< the number of punctuation marks behind `end`, which may belong to a password
    std::optional<ConnectionFault> doubt; ///< set where the end of the URL is ambiguous
};

/// Finds the end of the URL that begins at `from`; the text up to `to` is considered. All notations use this rule:
///
/// - The user part ends at its '@'. A password before it may contain unencoded characters; a blank only if the '@' and
/// a
///   host follow in the same line.
/// - Behind the user part, the URL ends at the first character that a URL contains in encoded form only: a blank, a
/// line
///   break, a quotation mark, a backtick, '<', '>', '|', '^', '\', ';', '(' or a closing bracket that the URL does not
///   open, or a symbol beyond ASCII. Placeholders ('<host>', '%(host)s') and escapes ('&amp;', '\u0026') are not an
///   end.
/// - Punctuation at the end belongs to the sentence around the URL.
/// - A line break is removed only where the URL cannot end there, or where the next line can only be the rest of a URL.
///   If both readings are possible, the extent has a doubt.
[[nodiscard]] UrlExtent urlExtent(const SourceText &text, qsizetype from, qsizetype to, UrlPlace place);

} // namespace budget
