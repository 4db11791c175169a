// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/literal.h"

#include <QRegularExpression>
#include <QString>

namespace budget {

/// The end of an unquoted value in the rest of its line: before a comment, and without trailing blanks.
[[nodiscard]] qsizetype endOfBare(QStringView line);

/// Whether all programs read the same unquoted value from the rest of the line. `separator` is the character after the
/// name: '=', ':' or a tab.
[[nodiscard]] bool isClearBare(QChar separator, QStringView line);

/// Whether another `name=` follows a blank.
[[nodiscard]] bool hasFurtherPair(QStringView line);

/// Matches a reference to a variable at `from`: `$NAME`, `process.env.NAME`, `os.environ["NAME"]` and similar. The last
/// captured group is the variable's name.
[[nodiscard]] QRegularExpressionMatch referenceAt(const QString &text, qsizetype from);

/// The rules for literals in a line: after ':' those of YAML, after '=' without blanks those of a shell, else those of
/// source code.
[[nodiscard]] LiteralRules rulesFor(QChar separator, bool isTight);

} // namespace budget
