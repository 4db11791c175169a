// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/operations/operationid.h"
#include "core/operations/operationkind.h"
#include "core/operations/rowvalues.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUuid>

#include <vector>

namespace budget {

/// The change of one row: without `before` an insertion, without `after` a deletion.
struct RowChange
{
    RowKey row;
    RowSlot before;
    RowSlot after;

    [[nodiscard]] bool isInsertion() const { return !before && after; }
    [[nodiscard]] bool isDeletion() const { return before && !after; }
    [[nodiscard]] bool changesNothing() const { return before == after; }
    bool operator==(const RowChange &) const = default;
};

/// One change that a person made, with its rows before and after. It is applied, sent and undone as a whole.
struct Operation
{
    OperationId id;
    OperationKind kind = OperationKind::Unknown;
    /// Each row occurs once. Parents are inserted before their children and deleted after them.
    std::vector<RowChange> rows = {};
    PersonId person = {};
    QDateTime time = {};       ///< UTC, milliseconds
    QUuid batch = {};          ///< operations of one batch are undone in one step; null: a step of its own
    OperationId reverses = {}; ///< for Undo and Redo: the operation that it takes back
    QString computer = {};     ///< the name of the computer on which it was made
    /// The JSON of an operation that a newer version made (kind Unknown), so that it can be kept and shown unchanged.
    QByteArray original = {};

    bool operator==(const Operation &) const = default;
};

/// The largest number of rows of one operation. A longer import is several operations of one batch.
inline constexpr std::size_t kMaxOperationRows = 20'000;

/// Whether the operation keeps to the rules of its type: a known kind, at least one row and at most kMaxOperationRows,
/// each row once, each with values of its own table.
[[nodiscard]] bool isWellFormed(const Operation &operation);

/// The operation that takes `operation` back: its rows in the reverse order with before and after exchanged. The kind
/// is Redo for the inverse of an Undo, otherwise Undo. The caller sets person, time, computer and batch. `operation`
/// must be well-formed.
[[nodiscard]] Operation inverse(const Operation &operation, OperationId id);

/// The change of a row; null if the operation does not change it.
[[nodiscard]] const RowChange *changeOf(const Operation &operation, RowKey row);

/// The operation with other row ids, in keys and in references. `idOf` returns the new id of a row.
template <class IdOf>
[[nodiscard]] RowValues renumbered(RowValues values, IdOf idOf)
{
    for (int field = 0; field < values.size(); ++field) {
        if (const auto reference = referenceIn(values, field))
            values.set(field, RowReference{idOf(*reference)});
    }
    return values;
}

template <class IdOf>
[[nodiscard]] RowSlot renumbered(const RowSlot &slot, IdOf idOf)
{
    return slot ? RowSlot(renumbered(*slot, idOf)) : RowSlot();
}

template <class IdOf>
[[nodiscard]] Operation renumbered(Operation operation, IdOf idOf)
{
    for (RowChange &change : operation.rows)
        change = {{change.row.table, idOf(change.row)},
                  renumbered(change.before, idOf),
                  renumbered(change.after, idOf)};
    return operation;
}

} // namespace budget
