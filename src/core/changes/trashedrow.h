// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

namespace budget {

/// A row that was deleted and does not exist now. expenseOf(), categoryOf() and personOf() turn its values into an
/// expense, a category or a person.
struct TrashedRow
{
    RowKey row;
    RowValues values;           ///< as they were when the row was deleted
    OperationId operation = {}; ///< the deletion
    OperationKind kind = OperationKind::Unknown;
    QDateTime time = {};  ///< UTC
    PersonId person = {}; ///< who deleted the row; invalid if that is not known
    QString computer = {};

    bool operator==(const TrashedRow &) const = default;
};

} // namespace budget
