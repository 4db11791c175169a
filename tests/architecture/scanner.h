// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace budget::test {

/// A piece of a C++ source and the line in which it starts.
struct Piece
{
    QString text;
    int line = 1;
};

/// A C++ source split into code, strings and includes, so that rules about code ignore comments, and rules about texts
/// see only texts. Recognises comments, strings, raw strings, characters and digit separators, and no other syntax.
struct Scanned
{
    QString code;                ///< comments and contents of literals are blanked; line numbers do not change
    std::vector<Piece> strings;  ///< contents of string literals; adjacent literals are joined, as the compiler does
    std::vector<Piece> includes; ///< `"core/result.h"` or `<QString>`, with the quotes or brackets
};

[[nodiscard]] Scanned scan(const QString &source);

} // namespace budget::test
