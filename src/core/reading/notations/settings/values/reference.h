// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

#include <optional>

namespace budget {

/// A reference to a variable: `$NAME`, `${NAME:-default}`, `process.env.NAME`, `os.environ["NAME"]`,
/// `env('NAME', 'default')` …
struct Reference
{
    SourceText name;
    std::optional<SourceText> fallback; ///< the default for a variable that is not set
    qsizetype end = 0;
};

/// The reference that begins at `from`. Nothing where one of its literals holds quotation marks or backslashes, since
/// it may be a password of which only the beginning looks like a literal.
[[nodiscard]] std::optional<Reference> referenceAt(const SourceText &text, qsizetype from);

/// The same for a reference that is alone in its line, except for a separator and a comment behind it.
[[nodiscard]] std::optional<Reference> lineReferenceAt(const SourceText &text, qsizetype from);

} // namespace budget
