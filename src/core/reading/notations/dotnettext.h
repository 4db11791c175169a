// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

namespace budget {

/// Whether the text reads like .NET's `Host=…;Username=…`, and not like libpq's pairs between blanks.
[[nodiscard]] bool isDotNetText(QStringView text);

/// Reads .NET's form: ';' between pairs, names with blanks, values in quotes with doubled quotes inside.
[[nodiscard]] Readable<RawReading> readDotNetText(const SourceText &text);

} // namespace budget
