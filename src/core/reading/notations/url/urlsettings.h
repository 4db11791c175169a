// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/url/urltext.h"

namespace budget {

enum class UrlRules {
    Libpq,   ///< fails at everything that libpq refuses, and at hosts and ports that cannot be
    Tolerant ///< takes users and passwords as they stand where their encoding is broken
};

/// The settings of a URL of which the user's part ends with the '@' at `at` (-1: there is none).
[[nodiscard]] Readable<RawReading> urlSettings(const SourceText &text, const UrlScheme &scheme, qsizetype at,
                                               UrlRules rules);

} // namespace budget
