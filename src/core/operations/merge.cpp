// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/merge.h"

#include <algorithm>

namespace budget {

namespace {

FieldOrigin originOf(const FieldValue &before, const FieldValue &yours, const FieldValue &theirs)
{
    if (yours == theirs)
        return yours == before ? FieldOrigin::Unchanged : FieldOrigin::Same;
    if (theirs == before)
        return FieldOrigin::Yours;
    return yours == before ? FieldOrigin::Theirs : FieldOrigin::Conflict;
}

RowMerge mergeFields(const RowValues &before, const RowValues &yours, const RowValues &theirs, Prefer prefer)
{
    RowMerge merge;
    RowValues merged = theirs;
    for (int field = 0; field < before.size(); ++field) {
        const FieldOrigin origin = originOf(before.at(field), yours.at(field), theirs.at(field));
        const bool isYours = origin == FieldOrigin::Yours
            || (origin == FieldOrigin::Conflict && prefer == Prefer::Yours);
        if (isYours)
            merged.set(field, yours.at(field));
        merge.fields.push_back(origin);
    }
    if (std::ranges::count(merge.fields, FieldOrigin::Conflict) > 0)
        merge.conflict = ConflictKind::Fields;
    merge.merged = merged;
    return merge;
}

ConflictKind conflictWithout(const RowSlot &before, const RowSlot &yours)
{
    if (!before)
        return ConflictKind::IdTaken;
    return yours ? ConflictKind::EditedDeleted : ConflictKind::DeletedEdited;
}

} // namespace

RowMerge merge(const RowSlot &before, const RowSlot &yours, const RowSlot &theirs, Prefer prefer)
{
    if (before && yours && theirs)
        return mergeFields(*before, *yours, *theirs, prefer);
    if (yours == before)
        return {theirs};
    if (theirs == before || theirs == yours)
        return {yours};
    return {prefer == Prefer::Yours ? yours : theirs, {}, conflictWithout(before, yours)};
}

} // namespace budget
