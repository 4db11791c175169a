// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

namespace budget {

/// Whether a literal is a connection string by itself: a URL, pairs of libpq or .NET, or 'pgsql:' and 'dbi:Pg:' with
/// pairs behind them.
[[nodiscard]] bool isPlainConnection(const SourceText &text);

/// Reads such a string.
[[nodiscard]] Readable<RawReading> readPlainConnection(const SourceText &text);

} // namespace budget
