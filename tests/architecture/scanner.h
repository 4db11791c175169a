// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace budget::test {

/// A piece of a C++ source and the line it starts at.
struct Piece
{
    QString text;
    int line = 1;
};

/// A C++ source taken apart, so that rules about code are not fooled by comments and rules about texts see only
/// texts. Knows comments, strings, raw strings, characters and digit separators; nothing else of the language.
struct Scanned
{
    QString code;                ///< comments and the insides of literals are blanked; lines stay where they were
    std::vector<Piece> strings;  ///< insides of string literals; neighbours are joined as the compiler does
    std::vector<Piece> includes; ///< `"core/result.h"` or `<QString>`, with the quotes or brackets
};

[[nodiscard]] Scanned scan(const QString &source);

} // namespace budget::test
