// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

#include <utility>
#include <vector>

namespace budget {

/// Whether an operation was applied that was sent to a server without a log of operations and was not answered, as far
/// as the server's rows show it.
struct Settlement
{
    enum Outcome {
        Applied,
        NotApplied,
        Unknown, ///< a person has to look
    };
    Outcome outcome = Unknown;
    std::vector<std::pair<RowKey, qint64>> ids = {}; ///< Applied: keys of inserted rows with the server's ids
};

/// The rows that were found on the server for one row of the operation.
struct RowEvidence
{
    RowSlot now;                        ///< the row of that id; unused for a provisional id
    std::vector<qint64> equalRows = {}; ///< for a provisional id: rows like `after` that the replica does not know
};

/// `evidence` has one element for each row of the operation, gathered after the connection of the lost request is known
/// to be closed. The operation was applied if every row is as its `after`, and was not applied if every row is as its
/// `before`. Two equal rows need not come from the same operation: several candidates, or a mixture, are Unknown.
[[nodiscard]] Settlement settlementOf(const Operation &operation, const std::vector<RowEvidence> &evidence);

} // namespace budget
