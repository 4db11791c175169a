// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

namespace budget {

/// An assignment in a `.env` file. Positions refer to the scanned text.
struct EnvEntry
{
    QString key; ///< empty for a line that contains only a value
    int line = 0;
    TextSpan whole;  ///< the line, or the lines of a quoted value, with the line ending
    TextSpan quoted; ///< the value with its quotes
    TextSpan value;  ///< the value without its quotes
    QChar quote;     ///< null where the value has no quotes
};

/// The assignments in a text, in their order: `KEY=value`, `export KEY='value' # comment`, `KEY: value`. Only values in
/// double quotes may contain line breaks. Comments and all other lines are skipped.
[[nodiscard]] std::vector<EnvEntry> scannedEnv(QStringView text);

/// The meaning of an entry's value: in double quotes, \\n, \\r, \\t, \\", \\\\, \\$ and \\` are unescaped.
[[nodiscard]] SourceText unescapedEnvValue(const SourceText &text, const EnvEntry &entry);

/// An entry with a connection string, and its unescaped value.
struct EnvConnection
{
    EnvEntry entry;
    SourceText value;
};

/// The entries of a text that contain connection strings. If a key occurs twice, the last value counts.
[[nodiscard]] std::vector<EnvConnection> envConnections(const SourceText &text);

} // namespace budget
