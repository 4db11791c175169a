// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/values/literal.h"

#include <QString>

namespace budget {

/// Where a value without quotes ends in the rest of its line: before a comment, and before blanks.
[[nodiscard]] qsizetype endOfBare(QStringView line);

/// Whether every reader of such lines takes the same for the value. `separator`: '=', ':' or a tab behind the name.
[[nodiscard]] bool isClearBare(QChar separator, QStringView line);

/// Whether another `name=` stands behind a blank.
[[nodiscard]] bool hasFurtherPair(QStringView line);

/// The length of a type and the '=' behind it, as in `host: str = "…"`; 0 where there is none.
[[nodiscard]] qsizetype lengthOfAnnotation(QStringView line);

/// Whether a call begins here that returns the literal it is given: Some("…"), SecretStr("…").
[[nodiscard]] bool isWrappedLiteral(QStringView text);

/// Whether a literal with the prefix of a programming language begins here: r"…", @"…", b'…'.
[[nodiscard]] bool isPrefixedLiteral(QStringView text);

/// How the literals of a line are quoted: behind ':' as in YAML, behind '=' without blanks as in a shell, else as in
/// code.
[[nodiscard]] LiteralRules rulesFor(QChar separator, bool isTight);

} // namespace budget
