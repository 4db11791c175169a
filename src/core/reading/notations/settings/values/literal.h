// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

#include <optional>

namespace budget {

/// What a backslash does in a quoted literal; languages differ.
enum class BackslashRule {
    IsPlain,       ///< nothing: YAML and shells in single quotes, raw strings
    Escapes,       ///< \\ \' \" \/ \n \t \uXXXX …; another one makes the literal unclear
    EscapesOrPlain ///< shells and .env files in double quotes: before other characters it stays
};

/// What a quotation mark right behind the closing one means.
enum class DoubledQuoteRule { IsQuote, IsUnclear };

struct LiteralRules
{
    BackslashRule inSingle = BackslashRule::Escapes;
    BackslashRule inDouble = BackslashRule::Escapes;
    DoubledQuoteRule doubled = DoubledQuoteRule::IsUnclear;
};

struct Literal
{
    SourceText text;             ///< what the literal means
    qsizetype end = 0;           ///< behind its closing quotes
    bool isClear = true;         ///< whether every language reads it so
    bool isInterpolated = false; ///< whether a language may put values of variables into it
};

/// Reads the literal that begins with the quotation mark at `at`: '…', "…", `…` or three of them. Nothing where nobody
/// closes it; only three quotes and backticks go over lines.
[[nodiscard]] std::optional<Literal> readLiteral(const SourceText &text, qsizetype at, const LiteralRules &rules);

} // namespace budget
