// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/deciding.h"

#include "core/sync/rebase.h"

#include <algorithm>
#include <set>

namespace budget {

namespace {

ConflictCard cardFor(const Rebase &rebase, const LogEntry &entry)
{
    ConflictCard card{entry.operation.id, entry.operation.kind};
    for (const RowChange &change : entry.operation.rows) {
        const RowSlot theirs = rebase.below(entry, change.row);
        CardRow row{change.row, change.before, change.after, theirs, merge(change.before, change.after, theirs).fields,
                    {}};
        const auto found = std::ranges::find(entry.conflicts, change.row, &Conflict::row);
        if (found != entry.conflicts.end())
            row.conflict = *found;
        card.rows.push_back(row);
    }
    return card;
}

bool isSame(const ConflictCard &shown, const ConflictCard &now)
{
    return std::ranges::equal(shown.rows, now.rows, [](const CardRow &a, const CardRow &b) {
        return a.row == b.row && a.yours == b.yours && a.theirs == b.theirs && a.conflict == b.conflict;
    });
}

bool refersToAny(const RowSlot &slot, const std::set<RowKey> &rows)
{
    if (!slot)
        return false;
    for (int field = 0; field < slot->size(); ++field) {
        const auto reference = referenceIn(*slot, field);
        if (reference && rows.contains(*reference))
            return true;
    }
    return false;
}

/// Takes operations, or rows of them, out of the outbox.
class Withdrawal
{
public:
    explicit Withdrawal(Rebase &rebase) : m_rebase(rebase) { }

    [[nodiscard]] const std::vector<OperationId> &withdrawn() const { return m_withdrawn; }

    void withdraw(LogEntry &entry)
    {
        m_rebase.changed(entry);
        entry.fate = Fate::Withdrawn;
        entry.conflicts.clear();
        m_withdrawn.push_back(entry.operation.id);
        for (const RowChange &change : entry.operation.rows) {
            if (change.isInsertion())
                m_gone.insert(change.row);
        }
        withdrawDependents(entry);
    }

    /// Removes the row from this operation and from later ones, because it exists neither here nor on the server.
    void drop(LogEntry &entry, RowKey row)
    {
        m_gone.insert(row);
        withdrawDependents(entry);
    }

private:
    void withdrawDependents(const LogEntry &entry)
    {
        bool isLater = false;
        for (LogEntry &later : m_rebase.entries()) {
            if (isLater && isUnsent(later.fate))
                withdrawRows(later);
            isLater = isLater || later.operation.id == entry.operation.id;
        }
    }

    void withdrawRows(LogEntry &entry)
    {
        const auto isLost = [&](const RowChange &change) {
            return m_gone.contains(change.row) || refersToAny(change.after, m_gone);
        };
        std::vector<RowChange> &rows = entry.operation.rows;
        const auto lost = static_cast<std::size_t>(std::ranges::count_if(rows, isLost));
        if (lost == 0)
            return;
        m_rebase.changed(entry);
        for (const RowChange &change : rows) {
            if (isLost(change) && change.isInsertion())
                m_gone.insert(change.row);
        }
        if (isDivisible(entry.operation.kind) && lost < rows.size())
            std::erase_if(rows, isLost);
        else
            withdraw(entry);
    }

    Rebase &m_rebase;
    std::set<RowKey> m_gone; ///< rows that exist neither here nor on the server any more
    std::vector<OperationId> m_withdrawn;
};

/// Whether an operation that cannot be changed now, because it was sent, may build on `entry`.
bool isBusy(Rebase &rebase, const LogEntry &entry)
{
    bool isLater = false;
    for (const LogEntry &other : rebase.entries()) {
        isLater = isLater || other.operation.id == entry.operation.id;
        if (isLater && other.isSent)
            return true;
    }
    return false;
}

class Deciding
{
public:
    Deciding(Rebase &rebase, LogEntry &entry, const Decision &decision)
        : m_rebase(rebase), m_entry(entry), m_decision(decision), m_withdrawal(rebase), m_entered(entry.operation)
    { }

    DecisionOutcome run()
    {
        m_rebase.changed(m_entry);
        const bool isServers = std::ranges::any_of(m_entry.conflicts, [](const Conflict &conflict) {
            return !isAboutValues(conflict.kind);
        });
        if (m_decision.choice == Choice::Theirs && isServers)
            giveWay();
        else
            m_decision.choice == Choice::Theirs ? takeTheirs() : takeMine();
        m_rebase.finish();
        return {DecisionResult::Done, m_withdrawal.withdrawn()};
    }

private:
    /// Withdraws the operation, because the server's constraint forbids it. If it was to insert a category or person
    /// whose name exists on the server, later operations refer to the server's row instead.
    void giveWay()
    {
        for (const Conflict &conflict : m_entry.conflicts) {
            const RowChange *change = changeOf(m_entry.operation, conflict.row);
            if (conflict.kind == ConflictKind::DoubledName && change && change->isInsertion() && conflict.other)
                replaceReferences(conflict.row, *conflict.other);
        }
        m_withdrawal.withdraw(m_entry);
    }

    void replaceReferences(RowKey from, RowKey to)
    {
        for (LogEntry &later : m_rebase.entries()) {
            const auto replaced = [&](const RowSlot &slot) {
                return renumbered(slot, [&](RowKey row) { return row == from ? to.id : row.id; });
            };
            if (later.operation.id == m_entry.operation.id || !isUnsent(later.fate))
                continue;
            for (RowChange &change : later.operation.rows) {
                if (!refersToAny(change.before, {from}) && !refersToAny(change.after, {from}))
                    continue;
                change.before = replaced(change.before);
                change.after = replaced(change.after);
                m_rebase.changed(later);
            }
        }
    }

    void takeMine()
    {
        rebaseRows(Prefer::Yours);
        for (RowChange &change : m_entry.operation.rows) {
            const auto edited = m_decision.edited.find(change.row);
            if (m_decision.choice == Choice::Edit && edited != m_decision.edited.end())
                change.after = edited->second;
        }
        waitAgain();
    }

    void takeTheirs()
    {
        const bool isDropping = std::ranges::any_of(m_entry.conflicts, [](const Conflict &conflict) {
            return conflict.kind != ConflictKind::Fields;
        });
        if (isDropping && !isDivisible(m_entry.operation.kind) && m_entry.operation.rows.size() > 1)
            return m_withdrawal.withdraw(m_entry);
        const std::vector<Conflict> conflicts = m_entry.conflicts;
        rebaseRows(Prefer::Theirs);
        for (const Conflict &conflict : conflicts) {
            if (conflict.kind == ConflictKind::EditedDeleted)
                m_withdrawal.drop(m_entry, conflict.row);
        }
        waitAgain();
    }

    void rebaseRows(Prefer prefer)
    {
        for (RowChange &change : m_entry.operation.rows) {
            const RowSlot below = m_rebase.below(m_entry, change.row);
            change.after = merge(change.before, change.after, below, prefer).merged;
            change.before = below;
        }
    }

    void waitAgain()
    {
        m_entry.fate = Fate::Waiting;
        m_entry.conflicts.clear();
        const Operation whole = m_entry.operation;
        std::erase_if(m_entry.operation.rows, &RowChange::changesNothing);
        if (!m_entry.operation.rows.empty())
            return;
        m_entry.operation = whole;
        m_withdrawal.withdraw(m_entry);
        m_entry.operation = m_entered; // the history keeps what the person did, and each of its rows is a change
    }

    Rebase &m_rebase;
    LogEntry &m_entry;
    const Decision &m_decision;
    Withdrawal m_withdrawal;
    Operation m_entered; ///< the operation as it was before the decision
};

bool areAllOffered(const LogEntry &entry, Choice choice)
{
    return std::ranges::all_of(entry.conflicts,
                               [choice](const Conflict &conflict) { return isOffered(conflict.kind, choice); });
}

} // namespace

std::optional<ConflictCard> cardOf(LocalLedger &ledger, OperationId operation)
{
    Rebase rebase(ledger);
    const LogEntry *entry = rebase.find(operation);
    if (!entry || entry->fate != Fate::InConflict)
        return {};
    return cardFor(rebase, *entry);
}

DecisionOutcome decide(LocalLedger &ledger, const Decision &decision)
{
    Rebase rebase(ledger);
    LogEntry *entry = rebase.find(decision.card.operation);
    if (!entry || entry->fate != Fate::InConflict || !isSame(decision.card, cardFor(rebase, *entry)))
        return {DecisionResult::Outdated};
    if (!areAllOffered(*entry, decision.choice))
        return {DecisionResult::NotOffered};
    if (isBusy(rebase, *entry))
        return {DecisionResult::Busy};
    return Deciding(rebase, *entry, decision).run();
}

DecisionOutcome withdraw(LocalLedger &ledger, OperationId operation)
{
    Rebase rebase(ledger);
    LogEntry *entry = rebase.find(operation);
    if (!entry)
        return {DecisionResult::Outdated};
    if (isBusy(rebase, *entry))
        return {DecisionResult::Busy};
    Withdrawal withdrawal(rebase);
    withdrawal.withdraw(*entry);
    rebase.finish();
    return {DecisionResult::Done, withdrawal.withdrawn()};
}

bool retry(LocalLedger &ledger, OperationId operation)
{
    Rebase rebase(ledger);
    LogEntry *entry = rebase.find(operation);
    if (!entry || entry->fate != Fate::Refused)
        return false;
    entry->fate = Fate::Waiting;
    entry->error.reset();
    rebase.changed(*entry);
    rebase.finish();
    return true;
}

} // namespace budget
