// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QKeyEvent;
class QWidget;

namespace budget {

/// Lets Enter press the button of the window that has the focus, as Space does. Qt's buttons take Enter only as the
/// default button of a dialog. Returns false if the key is not Enter or if no button has the focus.
[[nodiscard]] bool pressByEnter(const QWidget &window, const QKeyEvent &event);

} // namespace budget
