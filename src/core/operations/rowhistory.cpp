// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/rowhistory.h"

#include <algorithm>
#include <map>

namespace budget {

std::vector<DeletedRow> trashOf(std::span<const LogEntry> log, const QDateTime &since)
{
    std::vector<DeletedRow> deleted;
    std::map<RowKey, bool> seen;
    for (auto entry = log.rbegin(); entry != log.rend(); ++entry) {
        if (!isInEffect(entry->fate))
            continue;
        for (const RowChange &change : entry->operation.rows) {
            const bool isLast = seen.emplace(change.row, true).second;
            if (isLast && change.isDeletion() && entry->operation.time >= since)
                deleted.push_back({change.row, *change.before, &entry->operation});
        }
    }
    return deleted;
}

std::vector<HistoryStep> historyOf(std::span<const LogEntry> log, RowKey row, const RowSlot &now)
{
    std::vector<HistoryStep> steps;
    std::optional<RowSlot> last; // the row as the previous step in effect left it; nothing before the first step
    const auto closeGap = [&](const RowSlot &next) {
        if (last && *last != next)
            steps.push_back({nullptr, *last, next});
    };
    for (const LogEntry &entry : log) {
        const RowChange *change = changeOf(entry.operation, row);
        if (!change)
            continue;
        if (isInEffect(entry.fate)) {
            closeGap(change->before);
            last = change->after;
        }
        steps.push_back({&entry, change->before, change->after});
    }
    closeGap(now);
    return steps;
}

} // namespace budget
