// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operationid.h"
#include "core/operations/operationkind.h"
#include "core/operations/tablefields.h"

#include <QString>

#include <vector>

namespace budget {

/// One step that Undo or Redo would take: the operations of one batch, or one operation.
struct UndoStep
{
    std::vector<OperationId> operations = {};    ///< in the order in which they are reversed; empty: there is no step
    OperationKind kind = OperationKind::Unknown; ///< what the person did; never Undo or Redo
    qint64 rows = 0;                             ///< how many rows the step changes, without `others`
    QString subject = {};                        ///< the description or name of the only row; empty for several rows
    qint64 others = 0; ///< the categories and persons that were restored with these rows, which refer to them
    Table otherTable = Table::Categories; ///< of the only other row
    QString otherSubject = {};            ///< the name of the only other row; empty for several rows

    [[nodiscard]] bool isEmpty() const { return operations.empty(); }
    bool operator==(const UndoStep &) const = default;
};

/// The next step of Undo and of Redo. Both are empty for a ledger without a log of operations.
struct UndoState
{
    UndoStep undo = {};
    UndoStep redo = {};

    bool operator==(const UndoState &) const = default;
};

} // namespace budget
