// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace budget {

/// Makes a screen reader say the text, whichever widget has the focus. `source` is the widget that shows the text.
void announce(QWidget &source, const QString &text);

} // namespace budget
