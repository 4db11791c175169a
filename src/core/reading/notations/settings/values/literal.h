// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

#include <optional>

namespace budget {

/// The meaning of a backslash in a quoted literal, which differs between languages.
enum class BackslashRule {
    IsPlain, ///< an ordinary character: single quotes in YAML and shells, raw strings
    Escapes, ///< escapes \\ \' \" \/ \n \t \uXXXX …; an unknown escape makes the literal ambiguous
    /// double quotes in shells and .env files: an ordinary character before characters that need no escape
    EscapesOrPlain
};

/// The meaning of two quotation marks in a row within a literal: one quotation mark, or an ambiguous literal.
enum class DoubledQuoteRule { IsQuote, IsUnclear };

struct LiteralRules
{
    BackslashRule inSingle = BackslashRule::Escapes;
    BackslashRule inDouble = BackslashRule::Escapes;
    DoubledQuoteRule doubled = DoubledQuoteRule::IsUnclear;
};

struct Literal
{
    SourceText text;             ///< the unescaped text of the literal
    qsizetype end = 0;           ///< the position after its closing quotes
    bool isClear = true;         ///< whether all languages read the literal in the same way
    bool isInterpolated = false; ///< whether a language may replace variables in it
    bool isFilled = false;       ///< Python's f"…{name}…" or C#'s $"…{name}…", with '${name}' in place of '{name}'
};

/// Reads the literal that begins with the quotation mark at `at`: '…', "…", `…`, or a triple-quoted one. Nothing where
/// the quote is not closed. Only triple-quoted literals and backticks may contain line breaks.
[[nodiscard]] std::optional<Literal> readLiteral(const SourceText &text, qsizetype at, const LiteralRules &rules);

/// The position of a literal that continues the one that ends at `end`: behind an operator that joins texts, or, within
/// brackets, in the next line. 0 where there is none.
[[nodiscard]] qsizetype beginOfJoined(QStringView text, qsizetype end, bool isInBrackets);

} // namespace budget
