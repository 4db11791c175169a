// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/rowvalues.h"

#include <vector>

namespace budget {

/// A row that is not as a person saw it, or as a step of Undo left it.
struct RowDifference
{
    RowKey row;
    RowSlot expected;             ///< as the person saw the row, or as the step left it; empty: there was no row
    RowSlot now;                  ///< empty: the row was deleted
    std::vector<int> fields = {}; ///< the fields in which the two differ, where that is the obstacle
    bool isOutside = true;        ///< what changed the row last is not in the log

    bool operator==(const RowDifference &) const = default;
};

} // namespace budget
