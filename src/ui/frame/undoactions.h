// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledger/operationmemory.h"
#include "core/changes/undostate.h"
#include "core/operations/rowvalues.h"
#include "core/result.h"

#include <QObject>

#include <vector>

class QAction;

namespace budget {

class Session;
struct Error;
struct Notice;

/// Undo and Redo of the Edit menu, for the changes of the open ledger. The actions name the next step. In a ledger
/// without a log of operations they are disabled. Ctrl+Z in an input field undoes typing as long as there is typing to
/// undo; after that, it undoes the last change of the ledger.
class UndoActions : public QObject
{
    Q_OBJECT

public:
    struct Actions
    {
        QAction *undo;
        QAction *redo;
    };

    UndoActions(Session &session, const Actions &actions, QObject *parent);

    void undo();
    void redo();
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// A step was undone or redone. The notice names the step and offers the opposite.
    void noticed(const budget::Notice &notice);
    void failed(const budget::Error &error);

private:
    enum class Direction { Undo, Redo };

    void ask();
    void take(Direction direction);
    void goOn();
    void noteTaken(Direction direction, const UndoStep &step, const Result<std::vector<RowKey>> &answer);
    void show();

    Session &m_session;
    Actions m_actions;
    UndoState m_state;
    int m_asked = 0;         ///< number of the latest question; answers to earlier ones are dropped
    bool m_isAsking = false; ///< the answer to the latest question is still to come
    bool m_isTaking = false;
    std::vector<Direction> m_waiting; ///< steps that were asked for while another one was under way
    OperationMemory<UndoStep> m_undoing;
    OperationMemory<UndoStep> m_redoing;
};

} // namespace budget
