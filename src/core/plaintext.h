// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// The text with an escape of the form \uXXXX in place of each character that a window or terminal may interpret
/// instead of showing it: the C0 and C1 controls (ESC, BEL, CSI, …) except line feed and tab, the line and paragraph
/// separators, and the controls of writing direction. Escaped JSON stays valid and keeps its meaning.
[[nodiscard]] QString plainText(const QString &text);

/// Escapes line feeds as well, for a text that must stay on one line, such as a name or a path.
[[nodiscard]] QString plainLine(const QString &text);

} // namespace budget
