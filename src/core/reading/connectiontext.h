// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/connectionreading.h"

namespace budget {

/// Reads whatever a person has in the clipboard: a URL of PostgreSQL, also with '+driver' or 'jdbc:'; libpq's
/// key=value pairs; PG… variables; a line or file that sets DATABASE_URL; a command line of psql; .NET's
/// `Host=…;Username=…`; or any of them within other text. Wrapping and invisible characters do not count.
/// What the text leaves out stays empty and is told by a warning. Takes time in proportion to the text's length.
[[nodiscard]] Readable<ConnectionReading> readConnectionText(const QString &text);

/// One of several connections in a text.
struct ConnectionCandidate
{
    QString name; ///< the variable's; 'PGHOST' for a set of libpq's variables; empty where there is none
    int line = 1;
    Readable<ConnectionReading> reading; ///< places count in the whole text
};

/// All connections in a text, such as a `.env` file. One that cannot be read is among them with its fault.
[[nodiscard]] std::vector<ConnectionCandidate> connectionCandidates(const QString &text);

/// The same without merging: each under its own name, also where two name one connection.
[[nodiscard]] std::vector<ConnectionCandidate> allConnections(const QString &text);

/// The text as it may be shown: what was read, with '****' for every secret. Where the text is a file or a command
/// line with other things in it, a URL instead; where it cannot be read, '****' alone.
[[nodiscard]] QString maskedConnectionText(const QString &text);

} // namespace budget
