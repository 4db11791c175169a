// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

namespace budget {

/// An assignment in a `.env` file; places count in the text that was scanned.
struct EnvEntry
{
    QString key; ///< empty for a line that holds nothing but a value
    int line = 0;
    TextSpan whole;  ///< the line, or lines where a quoted value goes on, with the line ending
    TextSpan quoted; ///< the value with its quotes
    TextSpan value;  ///< the value without them
    QChar quote;     ///< null where there is none
};

/// The assignments of a text in order: `KEY=value`, `export KEY='value' # comment`, `KEY: value`; double quotes may
/// go over lines. Lines of another shape are passed over, as are comments.
[[nodiscard]] std::vector<EnvEntry> scannedEnv(QStringView text);

/// What the value of an entry means: in double quotes \\n, \\r, \\t, \\", \\\\ and \\$ are unescaped.
[[nodiscard]] SourceText unescapedEnvValue(const SourceText &text, const EnvEntry &entry);

/// An entry that holds a connection string, and what it says.
struct EnvConnection
{
    EnvEntry entry;
    SourceText value;
};

/// Those of a text; of a key that stands twice the last counts.
[[nodiscard]] std::vector<EnvConnection> envConnections(const SourceText &text);

} // namespace budget
