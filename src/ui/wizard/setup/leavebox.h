// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

namespace budget {

/// Asks whether the wizard may close although something was typed. It has to be opened; it accepts where it may, and
/// deletes itself.
[[nodiscard]] QMessageBox *makeLeaveBox(QWidget *parent);

} // namespace budget
