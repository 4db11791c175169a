// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/pushing.h"

#include "core/sync/pulling.h"
#include "core/sync/rebase.h"

#include <algorithm>
#include <map>

namespace budget {

namespace {

using Inserters = std::map<RowKey, OperationId>;

Inserters insertersIn(const std::vector<LogEntry> &outbox)
{
    Inserters inserters;
    for (const LogEntry &entry : outbox) {
        for (const RowChange &change : entry.operation.rows) {
            if (change.isInsertion())
                inserters.emplace(change.row, entry.operation.id);
        }
    }
    return inserters;
}

PushRequest requestFor(const LocalLedger &ledger, const Operation &operation, const PushItem &item,
                       const Inserters &inserters)
{
    PushRequest request{{}, item.after};
    std::map<RowKey, OperationId> unresolved;
    const auto serversId = [&](RowKey row) {
        if (!isProvisional(row.id))
            return row.id;
        const auto known = ledger.serverId(row);
        const auto inserter = inserters.find(row);
        if (!known && inserter != inserters.end() && inserter->second != operation.id)
            unresolved.insert(*inserter);
        return known.value_or(row.id);
    };
    request.operation = renumbered(operation, serversId);
    request.operation.person.value = serversId({Table::Persons, operation.person.value});
    request.insertedBy.assign(unresolved.begin(), unresolved.end());
    return request;
}

/// Stores the answers of one request in the rows and entries of a Rebase.
class Answering
{
public:
    explicit Answering(Rebase &rebase) : m_rebase(rebase), m_ledger(rebase.ledger()) { }

    void take(const Verdict &verdict)
    {
        LogEntry *entry = m_rebase.find(verdict.operation);
        if (!entry)
            return;
        entry->isSent = false;
        m_rebase.changed(*entry);
        for (const auto &[row, id] : verdict.ids)
            m_ledger.setServerId(row, id);
        switch (verdict.kind) {
        case VerdictKind::Applied:
            return applied(*entry, verdict);
        case VerdictKind::Repeated:
            return acknowledged(*entry, rowsOf(verdict));
        case VerdictKind::Mismatch:
            return mismatched(*entry, rowsOf(verdict));
        case VerdictKind::Conflict:
            entry->fate = Fate::InConflict;
            entry->conflicts = {localConflict(verdict.conflict)};
            return;
        case VerdictKind::Refused:
            entry->fate = Fate::Refused;
            entry->error = verdict.error;
            return;
        case VerdictKind::Skipped:
            return;
        }
    }

    /// `rows` are the rows that the server has stored with other values than the operation's `after`.
    void acknowledged(LogEntry &entry, const std::map<RowKey, RowSlot> &rows)
    {
        for (const RowChange &change : entry.operation.rows) {
            const auto stored = rows.find(change.row);
            m_rebase.setBase(change.row, stored == rows.end() ? change.after : stored->second, true);
        }
        entry.fate = Fate::Acknowledged;
    }

private:
    void applied(LogEntry &entry, const Verdict &verdict)
    {
        const KnownParts known = m_ledger.parts();
        acknowledged(entry, rowsOf(verdict));
        for (const PartChange &part : verdict.parts) {
            const auto held = known.find(part.part);
            const bool wasEmpty = held == known.end() && part.before.isEmpty();
            const bool wasEqual = held != known.end() && !held->second.isEmpty() && held->second == part.before;
            if (!wasEmpty && !wasEqual)
                continue; // others have changed the part too: it stays stale and is fetched
            if (part.after.isEmpty())
                m_ledger.removePart(part.part);
            else
                m_ledger.setPart(part.part, part.after);
        }
    }

    void mismatched(LogEntry &entry, const std::map<RowKey, RowSlot> &rows)
    {
        bool differs = false;
        for (const auto &[row, values] : rows) {
            const RowChange *change = changeOf(entry.operation, row);
            differs = differs || (change && change->before != values);
            m_rebase.setBase(row, values, true);
        }
        if (differs)
            return;
        entry.fate = Fate::Refused; // the server would give the same answer again
        entry.error = Error{ErrorKind::AnswerMalformed, Field::None, {}, {}, {}};
    }

    [[nodiscard]] std::map<RowKey, RowSlot> rowsOf(const Verdict &verdict) const
    {
        std::map<RowKey, RowSlot> rows;
        for (const auto &[row, values] : verdict.rows)
            rows.emplace(localKey(m_ledger, row), localValues(m_ledger, values));
        return rows;
    }

    [[nodiscard]] Conflict localConflict(Conflict conflict) const
    {
        conflict.row = localKey(m_ledger, conflict.row);
        if (conflict.other)
            conflict.other = localKey(m_ledger, *conflict.other);
        return conflict;
    }

    Rebase &m_rebase;
    LocalLedger &m_ledger;
};

} // namespace

std::vector<PushRequest> takeForPush(LocalLedger &ledger, const std::vector<PushItem> &items)
{
    std::vector<LogEntry> outbox = ledger.outbox();
    const Inserters inserters = insertersIn(outbox);
    std::vector<PushRequest> requests;
    for (const PushItem &item : items) {
        const auto entry = std::ranges::find(outbox, item.id, [](const LogEntry &e) { return e.operation.id; });
        if (entry == outbox.end())
            continue;
        requests.push_back(requestFor(ledger, entry->operation, item, inserters));
        if (!entry->isSent) {
            entry->isSent = true;
            ledger.setEntry(*entry);
        }
    }
    return requests;
}

void takeAnswer(LocalLedger &ledger, const PushAnswer &answer)
{
    Rebase rebase(ledger);
    Answering answering(rebase);
    for (const Verdict &verdict : answer.verdicts)
        answering.take(verdict);
    const bool isInDoubt = std::ranges::any_of(rebase.entries(), &LogEntry::isSent);
    if (!isInDoubt)
        storeParts(rebase, answer.fetched);
    rebase.finish();
}

void takeSettlement(LocalLedger &ledger, OperationId operation, const Settlement &settlement)
{
    Rebase rebase(ledger);
    LogEntry *entry = rebase.find(operation);
    if (!entry || !entry->isSent)
        return;
    entry->isSent = false;
    for (const auto &[row, id] : settlement.ids)
        ledger.setServerId(row, id);
    if (settlement.outcome == Settlement::Applied)
        Answering(rebase).acknowledged(*entry, {});
    if (settlement.outcome == Settlement::Unknown) {
        entry->fate = Fate::InConflict;
        entry->conflicts = {{ConflictKind::OutcomeUnknown, entry->operation.rows.front().row}};
    }
    rebase.changed(*entry);
    rebase.finish();
}

} // namespace budget
