// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/rowvalues.h"

#include <optional>

namespace budget {

/// Why an operation cannot be applied to the server's rows without a person's decision. 'Here' is this computer,
/// 'there' is the server.
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
    /// the values of this computer, in fields that conflict; if the server refused the operation, it is sent again
    /// unchanged
    Mine,
    Theirs, ///< the values of the server, in fields that conflict; an operation that then changes nothing is withdrawn
    Edit,   ///< values that the person typed in the window that shows the conflict
};

/// Whether the person can choose this for a conflict of this kind.
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

/// Whether two values of one row conflict, so that later values of the row can end the conflict. The server reports the
/// other kinds, and only a new attempt can tell whether they persist.
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
