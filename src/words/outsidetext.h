// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget::wording {

/// The length at which outsideText() cuts a text, without the '…' that it adds.
inline constexpr qsizetype kLongestOutsideText = 200;

/// The text with an escape of the form \uXXXX in place of each control character and each control of writing
/// direction, so that no text from outside reorders or hides the words around it. Keeps line feeds and tabs.
[[nodiscard]] QString withoutControls(const QString &text);

/// A name or value from outside the program, as a part of a sentence: one line without controls, cut after
/// kLongestOutsideText characters.
[[nodiscard]] QString outsideText(const QString &text);

} // namespace budget::wording
