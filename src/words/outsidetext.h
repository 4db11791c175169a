// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget::wording {

/// The length at which outsideText() cuts a text, without the '…' that it adds.
inline constexpr qsizetype kLongestOutsideText = 200;

/// A name or value from outside the program, as a part of a sentence: one line without controls (see plainText()), cut
/// after kLongestOutsideText characters, so that it neither reorders nor hides the words around it.
[[nodiscard]] QString outsideText(const QString &text);

} // namespace budget::wording
