// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/outbox.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace budget {

namespace {

/// A row, or a unique name of a table.
using Thing = std::tuple<Table, qint64, QString>;

struct Footprint
{
    std::set<Thing> changed;
    std::set<Thing> referredTo;
};

void addValues(Footprint &footprint, const RowSlot &slot)
{
    if (!slot)
        return;
    const auto fields = fieldsOf(slot->table());
    for (int field = 0; field < slot->size(); ++field) {
        if (const auto row = referenceIn(*slot, field))
            footprint.referredTo.insert({row->table, row->id, {}});
        if (fields[std::size_t(field)].isUnique)
            footprint.changed.insert({slot->table(), 0, textIn(*slot, field)});
    }
}

Footprint footprintOf(const Operation &operation)
{
    Footprint footprint;
    for (const RowChange &change : operation.rows) {
        footprint.changed.insert({change.row.table, change.row.id, {}});
        addValues(footprint, change.before);
        addValues(footprint, change.after);
    }
    return footprint;
}

/// The operations that have used a row or name: the last one that changed it, and those that have referred to it since.
struct Users
{
    std::optional<std::size_t> changedBy;
    std::vector<std::size_t> referrers;
};

class Dependencies
{
public:
    std::set<std::size_t> add(std::size_t index, const Footprint &footprint)
    {
        std::set<std::size_t> after;
        for (const Thing &thing : footprint.changed) {
            Users &users = m_users[thing];
            after.insert(users.referrers.begin(), users.referrers.end());
            if (users.changedBy)
                after.insert(*users.changedBy);
            users = {index, {}};
        }
        for (const Thing &thing : footprint.referredTo) {
            Users &users = m_users[thing];
            if (users.changedBy && *users.changedBy != index)
                after.insert(*users.changedBy);
            if (users.changedBy != index)
                users.referrers.push_back(index);
        }
        return after;
    }

private:
    std::map<Thing, Users> m_users;
};

bool isOneOf(const std::vector<OperationId> &ids, OperationId id)
{
    return std::ranges::find(ids, id) != ids.end();
}

} // namespace

Outbox outboxOf(std::span<const LogEntry> log)
{
    Outbox outbox;
    Dependencies dependencies;
    for (const LogEntry &entry : log) {
        if (!isUnsent(entry.fate))
            continue;
        const Operation &operation = entry.operation;
        OutboxItem item{operation.id, entry.fate, entry.isSent, qsizetype(operation.rows.size())};
        for (const std::size_t earlier : dependencies.add(outbox.size(), footprintOf(operation)))
            item.after.push_back(outbox[earlier].id);
        outbox.push_back(std::move(item));
    }
    return outbox;
}

std::vector<PushItem> nextFlight(const Outbox &outbox, const FlightLimits &limits)
{
    std::vector<PushItem> flight;
    std::vector<OperationId> blocked;
    qsizetype rows = 0;
    for (const OutboxItem &item : outbox) {
        const bool isFull = flight.size() == limits.operations || (!flight.empty() && rows + item.rows > limits.rows);
        const auto isBlocked = [&](OperationId id) { return isOneOf(blocked, id); };
        const bool mustWait = item.fate != Fate::Waiting || std::ranges::any_of(item.after, isBlocked);
        if (isFull || (mustWait && !item.isSent)) {
            if (isFull && limits.isRecorded)
                break; // no later operation is sent before this one
            blocked.push_back(item.id);
            continue;
        }
        flight.push_back({item.id, item.after});
        rows += item.rows;
        if (!limits.isRecorded)
            blocked.push_back(item.id);
    }
    return flight;
}

std::vector<OperationId> dependentsOf(const Outbox &outbox, OperationId operation)
{
    std::vector<OperationId> found{operation};
    for (const OutboxItem &item : outbox) {
        if (std::ranges::any_of(item.after, [&](OperationId id) { return isOneOf(found, id); }))
            found.push_back(item.id);
    }
    found.erase(found.begin());
    return found;
}

} // namespace budget
