// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/values/literal.h"

#include <QString>

namespace budget {

/// The end of an unquoted value in the rest of its line: before a comment, and without trailing blanks.
[[nodiscard]] qsizetype endOfBare(QStringView line);

/// Whether the value of a password is a placeholder or a command whose output is the password: '********', `pass show
/// db`, $(cat /run/password).
[[nodiscard]] bool isPlaceholderValue(QStringView value);

/// The length of the mask that a web page shows instead of a password, where the label of a button follows it: '*****
/// show'. 0 for other values.
[[nodiscard]] qsizetype lengthOfMask(QStringView value);

/// Whether all programs read the same unquoted value from the rest of the line. `separator` is the character after the
/// name: '=', ':' or a tab.
[[nodiscard]] bool isClearBare(QChar separator, QStringView line);

/// Whether another `name=` follows a blank.
[[nodiscard]] bool hasFurtherPair(QStringView line);

/// The length of a type and the '=' behind it, as in `host: str = "…"`; 0 where there is none.
[[nodiscard]] qsizetype lengthOfAnnotation(QStringView line);

/// The length of an anchor and a tag before a value of YAML: 'password: &main !!str Kx7'.
[[nodiscard]] qsizetype lengthOfYamlProperties(QStringView line);

/// Whether a call begins here that returns its argument: Some("…"), SecretStr("…").
[[nodiscard]] bool isWrappedLiteral(QStringView text);

/// Whether a literal with the prefix of a programming language begins here: r"…", @"…", b'…'.
[[nodiscard]] bool isPrefixedLiteral(QStringView text);

/// The rules for literals in a line: after ':' those of YAML, after '=' without blanks those of a shell, else those of
/// source code.
[[nodiscard]] LiteralRules rulesFor(QChar separator, bool isTight);

} // namespace budget
