// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

class QMessageBox;
class QWidget;

namespace budget {

/// Whether a file could not be opened because it holds no ledger, so that a person can be asked.
[[nodiscard]] bool mayBegin(const Error &error);

/// Asks whether a new budget begins in that file. It has to be opened; it accepts where a person agrees, and deletes
/// itself.
[[nodiscard]] QMessageBox *makeBeginBox(const QString &file, const Error &error, QWidget *parent);

} // namespace budget
