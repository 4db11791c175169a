// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QLabel;

namespace budget::theme {

/// The appearance that a person chose.
enum class Appearance { System, Light, Dark };

/// Every colour of the program by its purpose.
enum class Tone {
    Text,
    Secondary, ///< hints and other quiet text
    Disabled,  ///< text and icons of what cannot be used now; as readable as other text
    Window,
    Side, ///< navigation, every second row
    Base,
    Button,
    Hover,
    Edge, ///< borders of inputs and buttons
    Line, ///< separators, borders of what cannot be used now
    Selection,
    SelectedText,
    Accent, ///< main buttons, links, focus
    OnAccent,
    Good,
    Wait,
    Fail,
    Asleep
};
inline constexpr int kToneCount = static_cast<int>(Tone::Asleep) + 1;

/// Sets style, palette and fonts of the application; callable at any time while it runs.
void apply(Appearance appearance);

/// In the palette that is in force now.
[[nodiscard]] QColor color(Tone tone);

/// Gives the text of a label that colour, now and after each later change of the palette.
void setTone(QLabel *label, Tone tone);

[[nodiscard]] QFont pageTitleFont();    ///< 1.4 of the system font
[[nodiscard]] QFont sectionTitleFont(); ///< 1.1 of the system font

/// Steps of space in device independent pixels.
inline constexpr int kSpace1 = 4;
inline constexpr int kSpace2 = 8;
inline constexpr int kSpace3 = 12;
inline constexpr int kSpace4 = 16;
inline constexpr int kPageMargin = 24;

inline constexpr int kRingWidth = 2; ///< around what has the keyboard focus
inline constexpr int kBarWidth = 3;  ///< at the leading side of a chosen row

} // namespace budget::theme
