// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/values/literal.h"
#include "core/reading/source/sourcetext.h"

#include <optional>

namespace budget {

struct ElementText
{
    SourceText text; ///< with its entities decoded
    TextSpan span;
    qsizetype end = 0;   ///< the '<' of the closing tag
    bool isClear = true; ///< false where a '&' begins no entity, or blanks stand at an end
};

/// The text between the '>' at `from` and the next closing tag, or in `<![CDATA[…]]>`; nothing where another element
/// begins before it.
[[nodiscard]] std::optional<ElementText> elementTextAt(const SourceText &text, qsizetype from);

/// The text of the element that follows the closing tag at `from`, as in `</key> <string>…</string>`.
[[nodiscard]] std::optional<ElementText> nextElementText(const SourceText &text, qsizetype from);

/// The text of `<value>` inside the element whose start tag ends with the '>' at `from`.
[[nodiscard]] std::optional<ElementText> innerElementText(const SourceText &text, qsizetype from);

/// Whether the literal whose quotation mark is at `at` is the value of an attribute: <db password="…">.
[[nodiscard]] bool isInTag(const SourceText &text, qsizetype at);

/// Decodes the entities in the value of an attribute.
void decodeAttribute(Literal &literal);

} // namespace budget
