// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/theme.h"

#include <QColor>
#include <QIcon>

namespace budget::icons {

/// An icon of resources/icons by its name without ending, sharp at every scale. It takes its colour from the theme each
/// time it is painted, so that nobody has to replace it when the palette changes. Tone::Text becomes the selection's
/// text colour on a selection; a state keeps its colour there.
[[nodiscard]] QIcon named(const QString &name, theme::Tone tone = theme::Tone::Text);
/// A filled and outlined dot: how a category's colour is shown beside its name.
[[nodiscard]] QIcon dot(const QColor &color);
/// The icon of the program, in its own colours.
[[nodiscard]] QIcon application();

} // namespace budget::icons
