// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes/rowdifference.h"
#include "core/changes/rowstep.h"
#include "core/changes/undostate.h"
#include "db/connection.h"

namespace budget {

/// The next steps of Undo and Redo, from the log of a file.
[[nodiscard]] Result<UndoState> readUndoState(Connection &connection);

/// The operations of a step, in the order in which they are reversed. Fails with NotFound if one of them cannot be
/// reversed any more.
[[nodiscard]] Result<std::vector<Operation>> operationsOfStep(Connection &connection, const UndoStep &step,
                                                              bool isRedo);

/// The rows that are not as the step left them, with the values that keep the step from being reversed. The step may be
/// one of Undo or of Redo.
[[nodiscard]] Result<std::vector<RowDifference>> readObstacles(Connection &connection, const UndoStep &step);

/// Takes the step out of the steps of Undo or Redo; no row is changed. Fails with NotFound if it is none of them. Runs
/// inside the caller's transaction.
[[nodiscard]] Result<void> skipStep(Connection &connection, const UndoStep &step);

/// If `made` is a single operation with the same effect as the next step of Undo, returns it as that step, with its own
/// id and author: Redo can then reverse it. Otherwise returns `made`.
[[nodiscard]] Result<std::vector<Operation>> asNextUndo(Connection &connection, const std::vector<Operation> &made);

/// The history of a row, from the log of a file.
[[nodiscard]] Result<std::vector<RowStep>> readHistory(Connection &connection, RowKey row);

/// The rows of the operations, in their order.
[[nodiscard]] std::vector<RowKey> keysOf(const std::vector<Operation> &operations);

} // namespace budget
