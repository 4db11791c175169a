// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledger/operationmemory.h"
#include "core/changes/rowdifference.h"
#include "core/changes/rownames.h"
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
/// undo; after that, it undoes the last change of the ledger. A step that cannot be undone, because somebody else
/// changed the same fields, can be skipped.
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
    /// A step was undone or redone, which changed `rows`, or was skipped. The notice names the step; it offers the
    /// opposite, or the next step.
    void noticed(const budget::Notice &notice, const std::vector<budget::RowKey> &rows);
    /// A step could not be undone or redone, because rows are not as it left them. The notice says why, and offers to
    /// skip the step.
    void blocked(const budget::Notice &notice);
    void failed(const budget::Error &error);

private:
    enum class Direction { Undo, Redo };

    void ask();
    void take(Direction direction);
    void goOn();
    void noteTaken(Direction direction, const UndoStep &step, const Result<std::vector<RowKey>> &answer);
    void explain(Direction direction, const UndoStep &step, const Error &error);
    void showObstacles(Direction direction, const UndoStep &step, const std::vector<RowDifference> &rows,
                       const RowNames &names);
    void showBlocked(Direction direction, const UndoStep &step, const QString &why, const QString &details = {});
    void skip(Direction direction, const UndoStep &step);
    void noteSkipped(Direction direction, const UndoStep &step, const UndoState &state);
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
