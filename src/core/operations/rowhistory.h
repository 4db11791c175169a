// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/logentry.h"

#include <span>
#include <vector>

namespace budget {

/// A row that was deleted and does not exist now.
struct DeletedRow
{
    RowKey row;
    RowValues values;
    const Operation *deletion = nullptr;
};

/// The rows whose last change in the log is a deletion not before `since`, the latest first. `log` is in the order of
/// entry.
[[nodiscard]] std::vector<DeletedRow> trashOf(std::span<const LogEntry> log, const QDateTime &since);

/// One step in the history of a row.
struct HistoryStep
{
    /// null: the row was changed outside the program, between the steps before and after this one
    const LogEntry *entry = nullptr;
    RowSlot before;
    RowSlot after;
};

/// The changes of a row, the oldest first. Between two changes that do not fit together, there is a step for the change
/// outside the program. `now` is the row at present. Withdrawn and refused operations are steps too, although they did
/// not change the row.
[[nodiscard]] std::vector<HistoryStep> historyOf(std::span<const LogEntry> log, RowKey row, const RowSlot &now);

} // namespace budget
