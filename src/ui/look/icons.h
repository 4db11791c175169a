// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace budget::icons {

/// An icon of resources/icons by its name without ending, tinted by the palette of the widget that paints it
/// (text colour, disabled text, highlighted text), sharp at every scale.
[[nodiscard]] QIcon named(const QString &name);
/// The same in one colour of its own, for states.
[[nodiscard]] QIcon named(const QString &name, const QColor &color);
/// A filled dot: how a category's colour is shown beside its name.
[[nodiscard]] QIcon dot(const QColor &color);
/// The program's own, in its own colours.
[[nodiscard]] QIcon application();

} // namespace budget::icons
