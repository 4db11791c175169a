// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/rebase.h"

#include "core/operations/merge.h"

#include <algorithm>

namespace budget {

namespace {

/// The row as windows show it: `below` with the change applied, also if the change is in conflict.
RowSlot withOnTop(const RowSlot &below, const RowChange &change)
{
    const RowMerge merged = merge(change.before, change.after, below);
    return merged.conflict == ConflictKind::IdTaken ? below : merged.merged;
}

/// The conflicts of the entry that later values of `current` rows do not remove.
std::vector<Conflict> remaining(const LogEntry &entry, const std::map<RowKey, RowSlot> &current)
{
    std::vector<Conflict> kept;
    std::ranges::copy_if(entry.conflicts, std::back_inserter(kept), [&](const Conflict &conflict) {
        return !isAboutValues(conflict.kind) || !current.contains(conflict.row);
    });
    return kept;
}

void noteMerged(LogEntry &entry, const RowChange &change, const RowMerge &merged, const RowSlot &theirs)
{
    for (std::size_t field = 0; field < merged.fields.size(); ++field) {
        if (merged.fields[field] != FieldOrigin::Theirs)
            continue;
        std::erase_if(entry.merged, [&](const MergedField &old) {
            return old.row == change.row && old.field == static_cast<int>(field);
        });
        entry.merged.push_back({change.row, static_cast<int>(field), theirs->at(static_cast<int>(field))});
    }
}

} // namespace

LogEntry *Rebase::find(OperationId id)
{
    const auto found = std::ranges::find(m_entries, id, [](const LogEntry &entry) { return entry.operation.id; });
    return found == m_entries.end() ? nullptr : &*found;
}

void Rebase::setBase(RowKey row, const RowSlot &values, bool isAnswer)
{
    if (isAnswer)
        m_answered.insert(row);
    else
        m_answered.erase(row);
    m_unsettled.insert(row);
    const RowSlot old = baseOf(m_ledger, row);
    if (old == values)
        return;
    stale(old);
    stale(values);
    m_ledger.keepBase(row, values);
}

/// Notes that the part which holds the row differs from its digest, so that it is fetched again.
void Rebase::stale(const RowSlot &values)
{
    if (values)
        m_ledger.setPart(partOf(*values), {});
}

void Rebase::changed(const LogEntry &entry)
{
    m_changed.insert(entry.operation.id.value);
    for (const RowChange &change : entry.operation.rows)
        m_unsettled.insert(change.row);
}

RowSlot Rebase::below(const LogEntry &entry, RowKey row) const
{
    RowSlot current = baseOf(m_ledger, row);
    for (const LogEntry &earlier : m_entries) {
        if (earlier.operation.id == entry.operation.id)
            break;
        const RowChange *change = isUnsent(earlier.fate) ? changeOf(earlier.operation, row) : nullptr;
        if (change)
            current = withOnTop(current, *change);
    }
    return current;
}

bool Rebase::isAbsenceUnclear(const LogEntry &entry, const RowChange &change, const RowSlot &current) const
{
    if (current || !change.before || m_answered.contains(change.row))
        return false;
    return std::ranges::none_of(entry.conflicts, [&](const Conflict &conflict) {
        return conflict.row == change.row && conflict.kind == ConflictKind::EditedDeleted;
    });
}

void Rebase::hold(LogEntry &entry, const std::vector<Conflict> &conflicts)
{
    if (entry.fate == Fate::Refused || (entry.fate == Fate::InConflict && entry.conflicts == conflicts))
        return;
    entry.fate = Fate::InConflict;
    entry.conflicts = conflicts;
    m_changed.insert(entry.operation.id.value);
}

/// Applies the operation to the rows in `current`.
void Rebase::take(LogEntry &entry, Rows &current)
{
    const LogEntry old = entry;
    for (RowChange &change : entry.operation.rows) {
        const auto below = current.find(change.row);
        if (below == current.end())
            continue;
        const RowMerge merged = merge(change.before, change.after, below->second);
        noteMerged(entry, change, merged, below->second);
        change.before = below->second;
        change.after = merged.merged;
        below->second = merged.merged;
    }
    entry.conflicts = remaining(entry, current);
    if (entry.fate == Fate::InConflict && entry.conflicts.empty())
        entry.fate = Fate::Waiting;
    const bool isMet = std::ranges::all_of(entry.operation.rows, &RowChange::changesNothing);
    if (isMet && entry.conflicts.empty()) {
        entry.fate = Fate::Met;
        entry.operation.rows = old.operation.rows; // the log keeps the rows as the person entered them
        for (const RowChange &change : entry.operation.rows)
            m_unsettled.insert(change.row);
    }
    if (entry != old)
        m_changed.insert(entry.operation.id.value);
}

/// Returns false if the operation could not be rebased.
bool Rebase::rebase(LogEntry &entry, Rows &current)
{
    std::vector<Conflict> conflicts = remaining(entry, current);
    const std::size_t kept = conflicts.size();
    for (const RowChange &change : entry.operation.rows) {
        const auto below = current.find(change.row);
        if (below == current.end())
            continue;
        if (isAbsenceUnclear(entry, change, below->second))
            return false;
        if (const auto kind = merge(change.before, change.after, below->second).conflict)
            conflicts.push_back({*kind, change.row});
    }
    if (conflicts.size() > kept) {
        hold(entry, conflicts);
        return false;
    }
    take(entry, current);
    return true;
}

/// One pass over the outbox. `waited` are the rows that an operation still waits to change.
void Rebase::pass(Rows &current, std::set<RowKey> &waited)
{
    for (const RowKey &row : m_unsettled)
        current.emplace(row, baseOf(m_ledger, row));
    std::set<RowKey> stopped;
    for (LogEntry &entry : m_entries) {
        std::vector<const RowChange *> changes;
        for (const RowChange &change : entry.operation.rows) {
            if (isUnsent(entry.fate) && current.contains(change.row))
                changes.push_back(&change);
        }
        if (changes.empty())
            continue;
        const bool isBehind = std::ranges::any_of(changes, [&](const RowChange *change) {
            return stopped.contains(change->row);
        });
        const bool isRebased = !entry.isSent && !isBehind && rebase(entry, current);
        for (const RowChange *change : changes) {
            if (isUnsent(entry.fate))
                waited.insert(change->row);
            if (isRebased)
                continue;
            current[change->row] = withOnTop(current[change->row], *change);
            if (!entry.isSent)
                stopped.insert(change->row);
        }
    }
}

void Rebase::finish()
{
    Rows current;
    std::set<RowKey> waited;
    while (current.size() < m_unsettled.size()) {
        current.clear();
        waited.clear();
        pass(current, waited); // an operation whose effect the server already has adds its other rows
    }
    for (const auto &[row, values] : current) {
        if (waited.contains(row))
            m_ledger.keepBase(row, baseOf(m_ledger, row));
        m_ledger.show(row, values);
        if (!waited.contains(row))
            m_ledger.dropBase(row);
    }
    for (const LogEntry &entry : m_entries) {
        if (m_changed.contains(entry.operation.id.value))
            m_ledger.setEntry(entry);
    }
}

} // namespace budget
