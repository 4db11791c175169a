// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/secret.h"
#include "core/reading/source/textspan.h"

#include <QByteArray>

#include <vector>

namespace budget {

/// A line of a `.env` file that holds a connection string.
struct EnvCandidate
{
    QString name;  ///< the key, such as DATABASE_URL; empty for a line that is only a URL
    int line = 0;  ///< the line number, counted from 1
    TextSpan span; ///< the position of the value without its quotes
    Secret value;  ///< the unescaped value

    bool operator==(const EnvCandidate &) const = default;
};

/// The keys whose value is a PostgreSQL URL. Includes DATABASE_URL, POSTGRES_URL, NEON_…URL… and CONNECTIONSTRINGS__…
/// with a connection in any notation. Comments are skipped. If a key occurs twice, the last value counts.
[[nodiscard]] std::vector<EnvCandidate> envCandidates(const QString &text);

/// The value of a key; empty where the file does not set the key.
[[nodiscard]] Secret envValue(const QByteArray &file, const QByteArray &key);

/// The value of a key with each `${NAME}` and `$NAME` replaced by the value of that key in the file, as shells and
/// common libraries do. Not replaced: values in single quotes, and keys that the file does not set.
[[nodiscard]] Secret expandedEnvValue(const QByteArray &file, const QByteArray &key);

/// The value in the spelling that shells and common libraries read alike: without quotes where all of them accept it,
/// else in single quotes, or in double quotes with escapes where it contains a single quote, a backslash or a line
/// break.
[[nodiscard]] QString quotedEnvValue(const QString &value);

/// The file without the lines that set the key.
[[nodiscard]] QByteArray envFileWithout(const QByteArray &file, const QByteArray &key);

} // namespace budget
