// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/theme.h"

#include <QColor>
#include <QIcon>

namespace budget::icons {

/// The icon resources/icons/<name>.svg, sharp at every scale. It takes its colour from the theme each time it is
/// painted, so that it follows the palette. On a selected row, Tone::Text and Tone::Secondary become the selection's
/// text colour; other tones stay.
[[nodiscard]] QIcon named(const QString &name, theme::Tone tone = theme::Tone::Text);
/// A filled dot with an outline, which shows a category's colour beside its name.
[[nodiscard]] QIcon dot(const QColor &color);
/// The program's icon, in its own colours.
[[nodiscard]] QIcon application();

} // namespace budget::icons
