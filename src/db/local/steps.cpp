// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/local/steps.h"

#include "core/changes/making.h"
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

Result<qint64> rowsOf(Connection &connection, OperationId id)
{
    return connection
        .exec(u"SELECT count(*) AS number FROM bt_log_rows WHERE sequence = "
              "(SELECT sequence FROM bt_log WHERE operation = $1)"_s,
              {queries::toValue(id)})
        .and_then([](const Rows &rows) { return mapSingle(rows, [](Row &row) { return row.integer("number"_L1); }); });
}

Result<Operation> readOperation(Connection &connection, OperationId id)
{
    return entrylog::read(connection, u"l.operation = $1"_s, {queries::toValue(id)})
        .and_then([](const std::vector<LogEntry> &found) -> Result<Operation> {
            if (found.empty())
                return failure(ErrorKind::NotFound);
            return found.front().operation;
        });
}

Result<QString> subjectOf(Connection &connection, OperationId id)
{
    return readOperation(connection, id).map([](const Operation &operation) {
        const RowChange &change = operation.rows.front();
        return budget::subjectOf(change.after ? *change.after : *change.before);
    });
}

Result<UndoStep> stepOf(Connection &connection, const std::vector<LogEntry> &log,
                        const std::vector<const Operation *> &operations)
{
    UndoStep step;
    for (const Operation *operation : operations) {
        const auto rows = rowsOf(connection, operation->id);
        if (!rows)
            return tl::make_unexpected(rows.error());
        step.operations.push_back(operation->id);
        step.rows += *rows;
    }
    if (step.isEmpty())
        return step;
    step.kind = originalKind(log, operations.front());
    if (step.rows != 1)
        return step;
    return subjectOf(connection, step.operations.front()).map([&](const QString &subject) {
        step.subject = subject;
        return step;
    });
}

RowStep rowStepOf(const HistoryStep &step)
{
    RowStep row{{}, step.before, step.after};
    if (step.entry) {
        const Operation &operation = step.entry->operation;
        row.change = RecordedChange{operation.id,       operation.kind,    operation.time,  operation.person,
                                    operation.computer, step.entry->isOwn, step.entry->fate};
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
    const auto log = entrylog::readHeads(connection, u"l.is_own"_s);
    if (!log)
        return tl::make_unexpected(log.error());
    const UndoStack stack(*log);
    std::vector<Operation> operations;
    for (const OperationId id : step.operations) {
        if (isRedo ? !stack.canRedo(id) : !stack.canUndo(id))
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
    return done.map([&](const std::vector<Operation> &operations) {
        const Operation &given = made.front();
        const Authorship by{given.id, given.person, given.time, given.computer, given.batch};
        const Operation undo = inverseBy(operations.front(), by);
        return undo.rows == given.rows ? std::vector{undo} : made;
    });
}

Result<std::vector<RowStep>> readHistory(Connection &connection, RowKey row)
{
    const auto log = entrylog::readOf(connection, row);
    if (!log)
        return tl::make_unexpected(log.error());
    return rowtable::read(connection, row).map([&](const RowSlot &now) {
        std::vector<RowStep> steps;
        std::ranges::transform(historyOf(*log, row, now), std::back_inserter(steps), rowStepOf);
        return steps;
    });
}

} // namespace budget
