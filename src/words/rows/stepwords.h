// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes/undostate.h"

#include <QString>

/// Texts for the steps of Undo and Redo, and for what happened to a row.
namespace budget::stepwords {

/// What the step does or did, to follow a colon: 'delete “Soap”', 'add 3 expenses'. Plain text of one line.
[[nodiscard]] QString step(const UndoStep &step);

} // namespace budget::stepwords
