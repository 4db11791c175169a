// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QLabel;

namespace budget::theme {

/// The appearance that the user chose.
enum class Appearance { System, Light, Dark };

/// All colours of the program, by purpose.
enum class Tone {
    Text,
    Secondary, ///< hints and other secondary text
    Disabled,  ///< text and icons of disabled controls; as readable as other text
    Window,
    Side, ///< side navigation, alternate rows
    Base,
    Button,
    Hover,
    Edge, ///< borders of inputs and buttons
    Line, ///< separators, borders of disabled controls
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

/// Sets style, palette and fonts of the application. Can be called at any time while it runs.
void apply(Appearance appearance);

/// The colour in the current palette.
[[nodiscard]] QColor color(Tone tone);

/// Sets the text colour of a label, now and at each later change of the palette.
void setTone(QLabel *label, Tone tone);

[[nodiscard]] QFont pageTitleFont();    ///< 1.4 times the size of the system font
[[nodiscard]] QFont sectionTitleFont(); ///< 1.1 times the size of the system font

/// Steps of spacing, in device-independent pixels.
inline constexpr int kSpace1 = 4;
inline constexpr int kSpace2 = 8;
inline constexpr int kSpace3 = 12;
inline constexpr int kSpace4 = 16;
inline constexpr int kPageMargin = 24;

inline constexpr int kRingWidth = 2; ///< width of the focus ring
inline constexpr int kBarWidth = 3;  ///< width of the bar at the leading side of a selected row

} // namespace budget::theme
