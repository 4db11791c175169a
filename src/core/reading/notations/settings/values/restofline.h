// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace budget {

/// Whether what stands behind a literal in its line, from `end` on, reads like code or like nothing: separators, names,
/// further literals where a language has some, a comment. Otherwise the literal may be the beginning of a password that
/// has quotation marks in it. `isNamed`: the literal is the value of a name, so that a literal behind a ',' has to be a
/// name too.
[[nodiscard]] bool isPlausibleRest(QStringView text, qsizetype end, bool isNamed);

} // namespace budget
