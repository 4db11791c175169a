// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace budget {

/// Converts a typed text to the characters that parseAmount() and parseDate() know: decimal digits of every script
/// (also those beyond the Basic Multilingual Plane) become 0 to 9, full-width forms ASCII, every minus and hyphen '-',
/// every apostrophe '\'', every white space ' ', and format characters such as direction marks are removed. All other
/// characters are kept.
[[nodiscard]] QString typedText(QStringView text);

} // namespace budget
