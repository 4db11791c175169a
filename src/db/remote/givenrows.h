// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "db/connection.h"

#include <vector>

namespace budget::remote {

/// Where the ids of rows come from that an earlier operation inserted.
struct IdSources
{
    bool isKeyKnown = false;       ///< `known` may have the rows' own ids
    bool isReferenceKnown = false; ///< `known` may have the ids that rows refer to
};

/// A query that returns the rows of one table of an operation, whose values it appends to `params` as arrays. Columns:
/// `ord` (from 1), `does` (i: insert, u: update, d: delete, n: nothing), `key` (the id in the operation), `id` (the
/// server's, if `known` has it), and `b0` …, `a0` …: the fields before and after, as texts.
[[nodiscard]] QString givenRows(Table table, const std::vector<RowChange> &rows, const IdSources &sources,
                                Params &params);

} // namespace budget::remote
