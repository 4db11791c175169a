// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

namespace budget {

/// The text with the defaults of variables in URLs in place of the variables: postgresql://mira:${DB_PASSWORD:-Kx7}@…,
/// also ${NAME:Kx7} as in Spring's files. A variable that the text sets is left as it is.
[[nodiscard]] SourceText withDefaultsInUrls(const SourceText &text);

} // namespace budget
