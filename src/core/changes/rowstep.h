// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/logentry.h"

#include <optional>

namespace budget {

/// A change through the program, as far as the history of a row shows it.
struct RecordedChange
{
    OperationId operation;
    OperationKind kind = OperationKind::Unknown;
    /// The kind of the operation that an Undo or a Redo reverses, if the log still has that operation.
    OperationKind reversed = OperationKind::Unknown;
    QDateTime time = {};                             ///< UTC
    PersonId person = {}; ///< invalid if that is not known
    QString computer = {};
    bool isOwn = true; ///< made on this computer
    Fate fate = Fate::Acknowledged;

    bool operator==(const RecordedChange &) const = default;
};

/// One step in the history of a row. `before` is missing for an insertion and `after` for a deletion.
struct RowStep
{
    std::optional<RecordedChange> change = {}; ///< missing: the row was changed outside the program
    RowSlot before = {};
    RowSlot after = {};

    bool operator==(const RowStep &) const = default;
};

} // namespace budget
