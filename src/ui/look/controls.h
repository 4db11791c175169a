// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/theme.h"

#include <QIcon>
#include <QStyle>

class QPainter;
class QStyleOption;
class QWidget;

/// Functions that draw the controls for Style.
namespace budget::controls {

/// The focus ring, the only sign of the keyboard focus in the program.
void drawRing(QPainter *painter, const QRect &rect, theme::Tone tone = theme::Tone::Accent);
[[nodiscard]] bool isOn(const QStyleOption *option, QStyle::StateFlag flag);
[[nodiscard]] bool isAccented(const QStyleOption *option);
void drawButton(const QStyleOption *option, QPainter *painter);
void drawToolButton(const QStyleOption *option, QPainter *painter);
void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget, bool isFilled);
[[nodiscard]] QIcon tinted(const QIcon &icon, const QSize &size, qreal scale, const QColor &color);
void drawHeaderSection(const QStyleOption *option, QPainter *painter);
void drawIndicator(const QStyleOption *option, QPainter *painter, bool isRound);
void drawFocus(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawBar(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawScrollBar(const QStyleOption *option, QPainter *painter, const QRect &slider);
void drawTab(const QStyleOption *option, QPainter *painter);
[[nodiscard]] bool isFirstInRow(const QStyleOption *option);

} // namespace budget::controls
