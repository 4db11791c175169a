// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/logentry.h"

#include <span>
#include <vector>

namespace budget {

/// The next steps of Undo and Redo, read from the operation log. An operation that was undone, refused or withdrawn, is
/// in conflict, or was skipped, cannot be undone; undoing such an undo is a redo.
class UndoStack
{
public:
    /// `log` is in the order of entry. Operations of other computers are left out.
    explicit UndoStack(std::span<const LogEntry> log);

    /// The operations of the next step, in the order in which they have to be reversed; empty if there is none.
    [[nodiscard]] std::vector<const Operation *> nextUndo() const { return topStep(m_undo); }
    [[nodiscard]] std::vector<const Operation *> nextRedo() const { return topStep(m_redo); }
    /// Whether a step with this operation can still be undone or redone, also if it is not the next one.
    [[nodiscard]] bool canUndo(OperationId id) const { return contains(m_undo, id); }
    [[nodiscard]] bool canRedo(OperationId id) const { return contains(m_redo, id); }

private:
    using Stack = std::vector<const Operation *>;

    void add(const LogEntry &entry);
    static bool contains(const Stack &stack, OperationId id);
    static bool take(Stack &stack, OperationId id);
    static std::vector<const Operation *> topStep(const Stack &stack);

    Stack m_undo;
    Stack m_redo; ///< the undo operations that can be reversed
};

} // namespace budget
