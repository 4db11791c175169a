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
    QString name;  ///< the key, such as DATABASE_URL; empty where a URL stands alone in its line
    int line = 0;  ///< counted from 1
    TextSpan span; ///< the value without its quotes
    Secret value;  ///< unescaped, as the file means it

    bool operator==(const EnvCandidate &) const = default;
};

/// The keys whose value is a URL of PostgreSQL, and DATABASE_URL, POSTGRES_URL and NEON_… also where their value is
/// written in another form. Comments are passed over; of a key that stands twice the last counts.
[[nodiscard]] std::vector<EnvCandidate> envCandidates(const QString &text);

/// The value of a key, or an empty one where the file does not set it.
[[nodiscard]] Secret envValue(const QByteArray &file, const QByteArray &key);

/// The same with `${NAME}` and `$NAME` replaced by what the file says of that key, as shells and the usual libraries do
/// it: not in single quotes, and not for a key that the file does not set.
[[nodiscard]] Secret expandedEnvValue(const QByteArray &file, const QByteArray &key);

/// The file with the key set: its last line with this key changes in place and keeps `export`, a comment behind the
/// value and its line ending; where there is none, a line is added. Every other byte stays as it is.
/// The value is quoted so that shells and the usual libraries read it alike.
[[nodiscard]] QByteArray envFileWith(const QByteArray &file, const QByteArray &key, const Secret &value);

/// The file without the lines that set the key.
[[nodiscard]] QByteArray envFileWithout(const QByteArray &file, const QByteArray &key);

} // namespace budget
