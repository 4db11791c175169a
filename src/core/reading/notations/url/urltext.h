// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <optional>

namespace budget {

/// The scheme of a URL, such as 'postgresql+psycopg2://'.
struct UrlScheme
{
    qsizetype length = 0; ///< length including '://'
    bool isJdbc = false;
    qsizetype driverFrom = 0;
    qsizetype driverLength = 0;
};

/// The PostgreSQL scheme at the beginning of a text, in upper or lower case; nothing for any other scheme.
[[nodiscard]] std::optional<UrlScheme> postgresScheme(QStringView text);
/// The position of the first PostgreSQL URL in a text from `from` on; -1 where there is none.
[[nodiscard]] qsizetype indexOfPostgresUrl(QStringView text, qsizetype from = 0);

/// Reads a URL as libpq does, where libpq accepts the URL and its hosts and ports are possible. In any other URL the
/// password may be unencoded (in alice:p/w@h, libpq would find the port 'p'). The user part then ends at the last '@'
/// before the parameters, or, where the host is still impossible, at the last '@' of the whole URL.
[[nodiscard]] Readable<RawReading> readUrl(const SourceText &text);

} // namespace budget
