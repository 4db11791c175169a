// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

namespace budget {

/// Whether the text has .NET's notation `Host=…;Username=…` and not libpq's pairs separated by blanks.
[[nodiscard]] bool isDotNetText(QStringView text);

/// Reads .NET's notation: pairs separated by ';', names that may contain blanks, values that may be quoted with quotes
/// doubled inside.
[[nodiscard]] Readable<RawReading> readDotNetText(const SourceText &text);

} // namespace budget
