// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/rowvalues.h"

#include <optional>

namespace budget {

/// Why an operation cannot be applied to the server's rows without a person's decision.
enum class ConflictKind {
    Fields,         ///< both sides changed the same field to different values
    EditedDeleted,  ///< edited here, deleted there
    DeletedEdited,  ///< deleted here, edited there
    IdTaken,        ///< inserted (again) here, but another row has the id there
    DoubledName,    ///< another row has the unique name; `other` is that row
    ParentGone,     ///< the category or person `other`, to which the row refers, was deleted there
    StillUsed,      ///< deleted here, but rows there refer to it
    OutcomeUnknown, ///< sent, but whether it was applied cannot be found out from the server's rows
};

struct Conflict
{
    ConflictKind kind = ConflictKind::Fields;
    RowKey row;
    std::optional<RowKey> other = {};

    bool operator==(const Conflict &) const = default;
};

enum class Choice {
    Mine,   ///< conflicting values from here; where the server refused, the same operation again
    Theirs, ///< conflicting values from there; where nothing of the operation remains, it is withdrawn
    Edit,   ///< values that the person typed on the card
};

/// Whether the card of a conflict offers the choice.
[[nodiscard]] constexpr bool isOffered(ConflictKind kind, Choice choice)
{
    switch (kind) {
    case ConflictKind::Fields:
    case ConflictKind::EditedDeleted:
    case ConflictKind::DoubledName:
    case ConflictKind::ParentGone:
        return true;
    case ConflictKind::DeletedEdited:
    case ConflictKind::StillUsed:
    case ConflictKind::OutcomeUnknown:
        return choice != Choice::Edit;
    case ConflictKind::IdTaken:
        break;
    }
    return choice == Choice::Theirs;
}

/// Whether the conflict lies between the values of one row, so that later values of the row can remove it. The server
/// reports the other kinds, and only a new attempt can tell whether they persist.
[[nodiscard]] constexpr bool isAboutValues(ConflictKind kind)
{
    switch (kind) {
    case ConflictKind::Fields:
    case ConflictKind::EditedDeleted:
    case ConflictKind::DeletedEdited:
    case ConflictKind::IdTaken:
        return true;
    case ConflictKind::DoubledName:
    case ConflictKind::ParentGone:
    case ConflictKind::StillUsed:
    case ConflictKind::OutcomeUnknown:
        break;
    }
    return false;
}

} // namespace budget
