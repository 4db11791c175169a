// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

class QMessageBox;
class QWidget;

namespace budget {

/// Whether the error says that the file contains no ledger yet, so that the user can be asked to create one in it.
[[nodiscard]] bool mayBegin(const Error &error);

/// Makes a box that asks whether to create a ledger in that file. The caller opens it. The box emits accepted() if the
/// user agrees, and deletes itself when it is closed.
[[nodiscard]] QMessageBox *makeBeginBox(const QString &file, const Error &error, QWidget *parent);

} // namespace budget
