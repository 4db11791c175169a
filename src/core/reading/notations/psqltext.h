// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

namespace budget {

/// Whether the text is a command line of one of PostgreSQL's programs, which `PGPASSWORD=…` may precede.
[[nodiscard]] bool isPsqlText(const SourceText &text);

/// Reads the options -h, -p, -U and -d, their long names, and the arguments: a URL, key=value pairs, or database and
/// user.
[[nodiscard]] Readable<RawReading> readPsqlText(const SourceText &text);

} // namespace budget
