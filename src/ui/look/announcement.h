// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace budget {

/// Has a screen reader say the text, whatever has the keyboard focus. `source` is the widget that shows it.
void announce(QWidget &source, const QString &text);

} // namespace budget
