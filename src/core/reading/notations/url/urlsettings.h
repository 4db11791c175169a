// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/url/urltext.h"

namespace budget {

enum class UrlRules {
    Libpq,   ///< rejects what libpq rejects, and impossible hosts and ports
    Tolerant ///< uses a user or password with broken percent-encoding as written
};

/// The settings of a URL whose user part ends at the '@' at `at` (-1: the URL has no user part).
[[nodiscard]] Readable<RawReading> urlSettings(const SourceText &text, const UrlScheme &scheme, qsizetype at,
                                               UrlRules rules);

} // namespace budget
