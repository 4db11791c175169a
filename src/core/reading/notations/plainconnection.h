// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/url/urlextent.h"
#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

namespace budget {

/// Whether a text is a connection string as a whole: a URL, key=value pairs of libpq or .NET, such pairs after 'pgsql:'
/// or 'dbi:Pg:', or a psql command.
[[nodiscard]] bool isPlainConnection(const SourceText &wrapped);

/// Reads a text for which isPlainConnection() is true. `place` says whether the text may contain more than a URL.
[[nodiscard]] Readable<RawReading> readPlainConnection(const SourceText &wrapped,
                                                       UrlPlace place = UrlPlace::AtBeginning);

} // namespace budget
