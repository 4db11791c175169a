// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/undostack.h"

#include <algorithm>

namespace budget {

UndoStack::UndoStack(std::span<const LogEntry> log)
{
    for (const LogEntry &entry : log) {
        if (entry.isOwn && isInEffect(entry.fate) && entry.operation.kind != OperationKind::Unknown)
            add(entry);
    }
}

void UndoStack::add(const LogEntry &entry)
{
    const Operation &operation = entry.operation;
    Stack *stack = nullptr;
    if (operation.reverses.value.isNull()) {
        stack = &m_undo;
        m_redo.clear();
    } else if (take(m_undo, operation.reverses)) {
        stack = &m_redo;
    } else if (take(m_redo, operation.reverses)) {
        stack = &m_undo;
    }
    if (stack && !entry.isSkipped)
        stack->push_back(&operation);
}

bool UndoStack::contains(const Stack &stack, OperationId id)
{
    return std::ranges::find(stack, id, [](const Operation *operation) { return operation->id; }) != stack.end();
}

bool UndoStack::take(Stack &stack, OperationId id)
{
    const auto found = std::ranges::find(stack, id, [](const Operation *operation) { return operation->id; });
    if (found == stack.end())
        return false;
    stack.erase(found);
    return true;
}

std::vector<const Operation *> UndoStack::topStep(const Stack &stack)
{
    std::vector<const Operation *> step;
    for (auto it = stack.rbegin(); it != stack.rend(); ++it) {
        const bool isSameStep = step.empty() || (!(*it)->batch.isNull() && (*it)->batch == step.front()->batch);
        if (!isSameStep)
            break;
        step.push_back(*it);
    }
    return step;
}

} // namespace budget
