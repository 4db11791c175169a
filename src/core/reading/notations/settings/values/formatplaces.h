// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

#include <optional>
#include <vector>

namespace budget {

/// Whether a function of this name puts values into a text with places: sprintf, fmt.Sprintf, String.format, format!.
[[nodiscard]] bool isFormatCall(const QString &name);

/// Whether the text has places for values: '%s', '%d', '{}', '{0}'.
[[nodiscard]] bool hasFormatPlaces(QStringView text);

/// The text with the values in its places. Nothing where their number differs, or where the meaning of a place is not
/// known.
[[nodiscard]] std::optional<SourceText> withValuesInPlaces(const SourceText &text,
                                                           const std::vector<SourceText> &values);

/// The text with '${name}' in place of each '{name}', as in Python's f"…". Nothing where there is more than a name in
/// braces.
[[nodiscard]] std::optional<SourceText> withNamedPlaces(const SourceText &text);

} // namespace budget
