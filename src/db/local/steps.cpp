// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/local/steps.h"

#include "core/changes/making.h"
#include "core/changes/reversing.h"
#include "core/operations/rowhistory.h"
#include "core/operations/undostack.h"
#include "db/local/entrylog.h"
#include "db/local/rowtable.h"
#include "db/store/once.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const Operation *find(const std::vector<LogEntry> &log, OperationId id)
{
    const auto found = std::ranges::find(log, id, [](const LogEntry &entry) { return entry.operation.id; });
    return found == log.end() ? nullptr : &found->operation;
}

/// The kind of the operation with which a chain of undos and redos began; Unknown if it is not in the log any more.
OperationKind originalKind(const std::vector<LogEntry> &log, const Operation *operation)
{
    while (operation && !operation->reverses.value.isNull())
        operation = find(log, operation->reverses);
    return operation ? operation->kind : OperationKind::Unknown;
}

/// The table whose rows a person has restored; nothing for other kinds.
std::optional<Table> restoredTable(OperationKind kind)
{
    switch (kind) {
    case OperationKind::RestoreExpense:
        return Table::Expenses;
    case OperationKind::RestoreCategory:
        return Table::Categories;
    case OperationKind::RestorePerson:
        return Table::Persons;
    default:
        return {};
    }
}

Result<void> countRows(Connection &connection, OperationId id, std::optional<Table> table, UndoStep &step)
{
    return connection
        .exec(u"SELECT count(*) AS number, coalesce(sum(table_name <> $2), 0) AS others FROM bt_log_rows "
              "WHERE sequence = (SELECT sequence FROM bt_log WHERE operation = $1)"_s,
              {queries::toValue(id), table ? Value(QString(nameOf(*table))) : Value()})
        .and_then([&](const Rows &rows) {
            return mapSingle(rows, [&](Row &row) {
                const qint64 others = row.integer("others"_L1);
                step.rows += row.integer("number"_L1) - others;
                step.others += others;
                return true;
            });
        })
        .map([](bool) {});
}

Result<LogEntry> readEntry(Connection &connection, OperationId id)
{
    return entrylog::read(connection, u"l.operation = $1"_s, {queries::toValue(id)})
        .and_then([](const std::vector<LogEntry> &found) -> Result<LogEntry> {
            if (found.empty())
                return failure(ErrorKind::NotFound);
            return found.front();
        });
}

Result<Operation> readOperation(Connection &connection, OperationId id)
{
    return readEntry(connection, id).map([](const LogEntry &entry) { return entry.operation; });
}

Result<UndoStack> readStack(Connection &connection, std::vector<LogEntry> &log)
{
    return entrylog::readHeads(connection, u"l.is_own"_s).map([&](std::vector<LogEntry> &&heads) {
        log = std::move(heads);
        return UndoStack(log);
    });
}

/// Whether something that is not in the log has changed the row last.
Result<bool> isChangedOutside(Connection &connection, RowKey row, const RowSlot &now)
{
    return entrylog::readOf(connection, row).map([&](const std::vector<LogEntry> &log) {
        const auto last = std::find_if(log.rbegin(), log.rend(),
                                       [](const LogEntry &entry) { return isInEffect(entry.fate); });
        return last == log.rend() || changeOf(last->operation, row)->after != now;
    });
}

Result<void> addObstacles(Connection &connection, const Operation &operation, std::vector<RowDifference> &found)
{
    for (const RowChange &reverse : inverse(operation, {}).rows) {
        const auto now = rowtable::read(connection, reverse.row);
        if (!now)
            return tl::make_unexpected(now.error());
        if (reversalOn(*now, reverse))
            continue;
        const auto isOutside = isChangedOutside(connection, reverse.row, *now);
        if (!isOutside)
            return tl::make_unexpected(isOutside.error());
        found.push_back(obstacleTo(reverse, *now));
        found.back().isOutside = *isOutside;
    }
    return {};
}

/// The operation with each row as reversalOn() sets it back; a row that cannot be set back stays as it is.
Result<Operation> onPresentRows(Connection &connection, Operation reversed)
{
    for (RowChange &change : reversed.rows) {
        const auto now = rowtable::read(connection, change.row);
        if (!now)
            return tl::make_unexpected(now.error());
        change = reversalOn(*now, change).value_or(change);
    }
    return reversed;
}

void nameRows(const Operation &operation, std::optional<Table> table, UndoStep &step)
{
    for (const RowChange &change : operation.rows) {
        const QString subject = subjectOf(change.after ? *change.after : *change.before);
        if (!table || change.row.table == *table) {
            step.subject = step.rows == 1 ? subject : QString();
        } else if (step.others == 1) {
            step.otherTable = change.row.table;
            step.otherSubject = subject;
        }
    }
}

Result<UndoStep> stepOf(Connection &connection, const std::vector<LogEntry> &log,
                        const std::vector<const Operation *> &operations)
{
    UndoStep step;
    if (operations.empty())
        return step;
    step.kind = originalKind(log, operations.front());
    const auto table = restoredTable(step.kind);
    for (const Operation *operation : operations) {
        if (const auto counted = countRows(connection, operation->id, table, step); !counted)
            return tl::make_unexpected(counted.error());
        step.operations.push_back(operation->id);
    }
    if (step.rows != 1 && step.others != 1)
        return step;
    return readOperation(connection, step.operations.front()).map([&](const Operation &operation) {
        nameRows(operation, table, step);
        return step;
    });
}

RowStep rowStepOf(const HistoryStep &step, const std::vector<LogEntry> &log)
{
    RowStep row{{}, step.before, step.after};
    if (step.entry) {
        const Operation &operation = step.entry->operation;
        row.change = RecordedChange{operation.id,      operation.kind,   originalKind(log, &operation),
                                    operation.time,    operation.person, operation.computer,
                                    step.entry->isOwn, step.entry->fate};
    }
    return row;
}

} // namespace

Result<UndoState> readUndoState(Connection &connection)
{
    return entrylog::readHeads(connection, u"l.is_own"_s).and_then([&](const std::vector<LogEntry> &log) {
        const UndoStack stack(log);
        return stepOf(connection, log, stack.nextUndo()).and_then([&](const UndoStep &undo) {
            return stepOf(connection, log, stack.nextRedo()).map([&](const UndoStep &redo) {
                return UndoState{undo, redo};
            });
        });
    });
}

Result<std::vector<Operation>> operationsOfStep(Connection &connection, const UndoStep &step, bool isRedo)
{
    std::vector<LogEntry> log;
    const auto stack = readStack(connection, log);
    if (!stack)
        return tl::make_unexpected(stack.error());
    std::vector<Operation> operations;
    for (const OperationId id : step.operations) {
        if (isRedo ? !stack->canRedo(id) : !stack->canUndo(id))
            return failure(ErrorKind::NotFound);
        auto operation = readOperation(connection, id);
        if (!operation)
            return tl::make_unexpected(operation.error());
        operations.push_back(*std::move(operation));
    }
    if (operations.empty())
        return failure(ErrorKind::NotFound);
    return operations;
}

Result<std::vector<Operation>> asNextUndo(Connection &connection, const std::vector<Operation> &made)
{
    const auto state = readUndoState(connection);
    if (!state)
        return tl::make_unexpected(state.error());
    if (made.size() != 1 || state->undo.operations.size() != 1)
        return made;
    const auto done = operationsOfStep(connection, state->undo, false);
    if (!done && done.error().kind == ErrorKind::AnswerTooLarge) // the operation is too large to be read
        return made;
    const Operation &given = made.front();
    const Authorship by{given.id, given.person, given.time, given.computer, given.batch};
    return done
        .and_then([&](const std::vector<Operation> &operations) {
            return onPresentRows(connection, inverseBy(operations.front(), by));
        })
        .map([&](const Operation &undo) { return undo.rows == given.rows ? std::vector{undo} : made; });
}

Result<std::vector<RowDifference>> readObstacles(Connection &connection, const UndoStep &step)
{
    std::vector<RowDifference> found;
    for (const OperationId id : step.operations) {
        const auto added = readOperation(connection, id).and_then([&](const Operation &operation) {
            return addObstacles(connection, operation, found);
        });
        if (!added)
            return tl::make_unexpected(added.error());
    }
    return found;
}

Result<void> skipStep(Connection &connection, const UndoStep &step)
{
    std::vector<LogEntry> log;
    const auto stack = readStack(connection, log);
    if (!stack)
        return tl::make_unexpected(stack.error());
    for (const OperationId id : step.operations) {
        if (!stack->canUndo(id) && !stack->canRedo(id))
            return failure(ErrorKind::NotFound);
        const auto skipped = readEntry(connection, id).and_then([&](LogEntry &&entry) {
            entry.isSkipped = true;
            return entrylog::write(connection, entry, {});
        });
        if (!skipped)
            return skipped;
    }
    return {};
}

std::vector<RowKey> keysOf(const std::vector<Operation> &operations)
{
    std::vector<RowKey> keys;
    for (const Operation &operation : operations) {
        for (const RowChange &change : operation.rows)
            keys.push_back(change.row);
    }
    return keys;
}

Result<std::vector<RowStep>> readHistory(Connection &connection, RowKey row)
{
    const auto log = entrylog::readOf(connection, row);
    if (!log)
        return tl::make_unexpected(log.error());
    return rowtable::read(connection, row).map([&](const RowSlot &now) {
        std::vector<RowStep> steps;
        for (const HistoryStep &step : historyOf(*log, row, now))
            steps.push_back(rowStepOf(step, *log));
        return steps;
    });
}

} // namespace budget
