// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace budget {

/// Whether the rest of the line after a literal, from `end` on, is empty or looks like source code: separators, names,
/// literals, a comment. If not, the literal may be the beginning of a password that contains quotation marks.
/// `isNamed`: the literal is the value of a name, so a literal after a ',' must be another name.
[[nodiscard]] bool isPlausibleRest(QStringView text, qsizetype end, bool isNamed);

} // namespace budget
