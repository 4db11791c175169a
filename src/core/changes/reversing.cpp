// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes/reversing.h"

namespace budget {

std::optional<RowChange> reversalOn(const RowSlot &now, const RowChange &reverse)
{
    if (now == reverse.before)
        return reverse;
    if (!now || !reverse.before || !reverse.after)
        return {};
    RowValues values = *now;
    for (int field = 0; field < values.size(); ++field) {
        const FieldValue &left = reverse.before->at(field);
        const FieldValue &wanted = reverse.after->at(field);
        if (left == wanted)
            continue;
        if (now->at(field) != left)
            return {};
        values.set(field, wanted);
    }
    return RowChange{reverse.row, now, values};
}

RowDifference obstacleTo(const RowChange &reverse, const RowSlot &now)
{
    RowDifference difference{reverse.row, reverse.before, now};
    if (!now || !reverse.before)
        return difference;
    for (int field = 0; field < now->size(); ++field) {
        const bool isSetBack = !reverse.after || reverse.before->at(field) != reverse.after->at(field);
        if (isSetBack && now->at(field) != reverse.before->at(field))
            difference.fields.push_back(field);
    }
    return difference;
}

} // namespace budget
