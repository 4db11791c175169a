// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QStringView>

#include <vector>

namespace budget {

/// A piece of an SQL text that is neither white space nor a comment.
struct SqlToken
{
    enum class Kind {
        Word,   ///< a key word, an unquoted identifier, a number or `$1`
        Quoted, ///< a string constant or a quoted identifier, with its quotes
        Symbol  ///< any other single character
    };

    Kind kind = Kind::Symbol;
    qsizetype start = 0;
    QStringView text;

    [[nodiscard]] bool isSymbol(char16_t symbol) const { return kind == Kind::Symbol && text.front() == symbol; }
    [[nodiscard]] bool isWord(QStringView word) const
    {
        return kind == Kind::Word && text.compare(word, Qt::CaseInsensitive) == 0;
    }
    /// The number of a placeholder `$1`, `$2`, …; 0 if the token is not a placeholder.
    [[nodiscard]] qsizetype placeholder() const;
};

/// Splits `sql` into tokens by the engine's lexical rules: quotes, dollar quotes, brackets, escapes, nested comments. A
/// quote or comment that is not closed extends to the end of the text. The tokens point into `sql`.
[[nodiscard]] std::vector<SqlToken> scanSql(QStringView sql, Engine engine);

} // namespace budget
