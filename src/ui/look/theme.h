// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QWidget;

namespace budget::theme {

/// The appearance that a person chose.
enum class Appearance { System, Light, Dark };

/// Sets style, palette and fonts of the application; callable at any time while it runs.
void apply(Appearance appearance);

/// The four state colours and the accent, for the palette that is in force now.
[[nodiscard]] QColor accent();
[[nodiscard]] QColor onAccent(); ///< text on the accent colour
[[nodiscard]] QColor good();
[[nodiscard]] QColor wait();
[[nodiscard]] QColor fail();
[[nodiscard]] QColor asleep();
/// For hints and other quiet text.
[[nodiscard]] QColor secondaryText();

/// Paints a label in secondaryText(); call again when the palette changes.
void makeSecondary(QWidget *label);

[[nodiscard]] QFont pageTitleFont();    ///< 1.4 of the system font
[[nodiscard]] QFont sectionTitleFont(); ///< 1.1 of the system font

/// Steps of space in device independent pixels.
inline constexpr int kSpace1 = 4;
inline constexpr int kSpace2 = 8;
inline constexpr int kSpace3 = 12;
inline constexpr int kSpace4 = 16;
inline constexpr int kPageMargin = 24;

} // namespace budget::theme
