// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/values/literal.h"

namespace budget {

/// Reads a literal whose delimiters are more than quotation marks: Rust's r#"…"#, Swift's #"…"#, C++'s R"(…)", Ruby's
/// %q(…), Elixir's ~s(…), Perl's q{…}, Lua's [[…]], JavaScript's String.raw`…`, a heredoc of PHP with one line. Nothing
/// where none begins at `at`. It is not clear where it contains an escape, or where its delimiters could belong to the
/// value.
[[nodiscard]] std::optional<Literal> readRawLiteral(const SourceText &text, qsizetype at);

} // namespace budget
