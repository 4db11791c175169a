// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

namespace budget {

/// A message box that asks whether the wizard may close although something was entered. The caller opens it. It emits
/// accepted() if the wizard may close, and deletes itself.
[[nodiscard]] QMessageBox *makeLeaveBox(QWidget *parent);

} // namespace budget
