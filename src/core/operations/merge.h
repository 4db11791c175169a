// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/conflict.h"
#include "core/operations/rowvalues.h"

#include <optional>
#include <vector>

namespace budget {

/// How one field of a merged row got its value.
enum class FieldOrigin {
    Unchanged, ///< no side changed the field
    Same,      ///< both sides changed the field to the same value
    Yours,
    Theirs,
    Conflict, ///< the sides changed the field to different values
};

struct RowMerge
{
    RowSlot merged; ///< in conflicting fields, and for a row that one side deleted, the preferred side's
    std::vector<FieldOrigin> fields = {}; ///< empty where one of the three rows is missing
    std::optional<ConflictKind> conflict = {};

    bool operator==(const RowMerge &) const = default;
};

enum class Prefer { Yours, Theirs };

/// Merges two changes of the same row. `before` is the row that both sides started from. Fields that only one side
/// changed merge by themselves.
[[nodiscard]] RowMerge merge(const RowSlot &before, const RowSlot &yours, const RowSlot &theirs,
                             Prefer prefer = Prefer::Yours);

} // namespace budget
