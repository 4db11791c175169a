// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/connectionreading.h"

namespace budget {

/// Reads one connection from a pasted text: a PostgreSQL URL (also with '+driver' or 'jdbc:'), libpq's key=value pairs,
/// PG… variables, a line or file that sets DATABASE_URL, a psql command line, .NET's `Host=…;Username=…`, or any of
/// these within other text. Quotes around the connection and invisible characters are ignored. A part that the text
/// lacks stays empty and gives a warning. The time is linear in the length of the text.
[[nodiscard]] Readable<ConnectionReading> readConnectionText(const QString &text);

/// One of the connections in a text.
struct ConnectionCandidate
{
    QString name; ///< the variable's name; 'PGHOST' for a group of libpq's variables; may be empty
    int line = 1;
    Readable<ConnectionReading> reading; ///< its positions refer to the whole text
};

/// All connections in a text, such as a `.env` file. A connection that cannot be read is included with its fault. If
/// two connections have the same login and the parameters of one include those of the other, only the fuller one is
/// listed.
[[nodiscard]] std::vector<ConnectionCandidate> connectionCandidates(const QString &text);

/// All connections in a text as connectionCandidates(), but each one under its own name, even where two are equal.
[[nodiscard]] std::vector<ConnectionCandidate> allConnections(const QString &text);

/// The text of the connection with '****' in place of each secret, to be shown to people. If the text is a file or a
/// command line with other content, the result is a URL; if it cannot be read, only '****'.
[[nodiscard]] QString maskedConnectionText(const QString &text);

} // namespace budget
