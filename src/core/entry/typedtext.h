// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace budget {

/// The text in the characters that the readers of amounts and dates know: decimal digits of every script as 0 to 9
/// (also those beyond the Basic Multilingual Plane), every kind of minus and hyphen as '-', every apostrophe as '\'',
/// every white space as ' ', and without marks of writing direction. All other characters stay as they are.
[[nodiscard]] QString typedText(QStringView text);

} // namespace budget
