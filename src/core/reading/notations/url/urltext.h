// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <optional>

namespace budget {

/// 'postgresql+psycopg2://' and what it says.
struct UrlScheme
{
    qsizetype length = 0; ///< with '://'
    bool isJdbc = false;
    qsizetype driverFrom = 0;
    qsizetype driverLength = 0;
};

/// The scheme of PostgreSQL that a text begins with, in upper or lower case.
[[nodiscard]] std::optional<UrlScheme> postgresScheme(QStringView text);
/// Where the first URL of PostgreSQL begins within a text, or -1.
[[nodiscard]] qsizetype indexOfPostgresUrl(QStringView text, qsizetype from = 0);

/// Reads a URL. What libpq accepts is read as libpq reads it, unless that names a host or a port that cannot be
/// ('s@h', 'p' of alice:p/w@h): then the URL holds a raw password, and the user's part ends at the last '@' before
/// the parameters, or, where that names no possible host either, at the last '@' of all.
[[nodiscard]] Readable<RawReading> readUrl(const SourceText &text);

} // namespace budget
