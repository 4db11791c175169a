// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/undoactions.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/work/answers.h"
#include "ui/pages/notice.h"
#include "ui/pages/readnames.h"
#include "words/errors/wording.h"
#include "words/rows/differencewords.h"
#include "words/rows/stepwords.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The longest name of a step in the menu, in characters.
constexpr qsizetype kLongestName = 50;
constexpr qsizetype kMostFieldsInText = 2; ///< a notice shows more fields as details

/// Whether the error tells that a step cannot be taken with the rows as they are, so that the person may skip it.
bool isAboutRows(ErrorKind kind)
{
    return kind == ErrorKind::ChangedMeanwhile || kind == ErrorKind::NameTaken || kind == ErrorKind::StillReferenced
        || kind == ErrorKind::CategoryUnknown || kind == ErrorKind::PersonUnknown;
}

/// The name of a step for the text of an action, in which '&' would mark a mnemonic.
QString menuName(const UndoStep &step)
{
    QString name = stepwords::step(step);
    if (name.size() > kLongestName)
        name = name.left(kLongestName - 1) + u'…';
    return name.replace(u'&', u"&&"_s);
}

/// The line edit that gets the keys of a widget: itself, or that of an editable combo box.
const QLineEdit *fieldOf(const QObject *widget)
{
    if (const auto *combo = qobject_cast<const QComboBox *>(widget))
        return combo->lineEdit();
    return qobject_cast<const QLineEdit *>(widget);
}

/// Whether the field has typing that the key would undo or redo. A key that is held down stays with the field, so that
/// it does not go on to the ledger.
bool isForField(const QLineEdit &field, const QKeyEvent &key)
{
    const bool hasTyping = key.matches(QKeySequence::Undo) ? field.isUndoAvailable() : field.isRedoAvailable();
    return hasTyping || key.isAutoRepeat();
}

} // namespace

UndoActions::UndoActions(Session &session, const Actions &actions, QObject *parent)
    : QObject(parent), m_session(session), m_actions(actions)
{
    m_actions.undo->setShortcuts(QKeySequence::Undo);
    m_actions.redo->setShortcuts({QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)});
    connect(m_actions.undo, &QAction::triggered, this, &UndoActions::undo);
    connect(m_actions.redo, &QAction::triggered, this, &UndoActions::redo);
    connect(&m_session, &Session::opened, this, [this] {
        m_state = {};
        m_waiting.clear();
        ask();
    });
    connect(&m_session.ledger(), &Ledger::changed, this, &UndoActions::ask);
    // Queued, because Ledger emits pendingWritesChanged() before changed(), which makes ask() query the new steps.
    connect(&m_session.ledger(), &Ledger::pendingWritesChanged, this, &UndoActions::goOn, Qt::QueuedConnection);
    connect(&m_session, &Session::statusChanged, this, &UndoActions::show);
    qApp->installEventFilter(this);
    show();
}

void UndoActions::undo()
{
    take(Direction::Undo);
}

void UndoActions::redo()
{
    take(Direction::Redo);
}

/// Passes the keys of Undo and Redo to the menu if the input field with the focus has nothing to undo or redo; a line
/// edit would take them in any case.
bool UndoActions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto &key = static_cast<const QKeyEvent &>(*event);
    const QLineEdit *field = fieldOf(watched);
    const bool isOurs = key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo);
    if (!field || !isOurs || isForField(*field, key))
        return false;
    event->ignore();
    return true;
}

void UndoActions::ask()
{
    m_isAsking = true;
    whenAnswered(m_session.ledger().undoState(), this, [this, number = ++m_asked](const Result<UndoState> &answer) {
        if (number != m_asked)
            return;
        m_state = answer.value_or(UndoState());
        m_isAsking = false;
        show();
        goOn();
    });
}

/// Carries out the next step of Undo or Redo; if another step is under way, after that step.
void UndoActions::take(Direction direction)
{
    m_waiting.push_back(direction);
    goOn();
}

/// Carries out a requested step, once no change is being saved and the steps after the latest change are known.
void UndoActions::goOn()
{
    if (m_waiting.empty() || m_isTaking || m_isAsking || m_session.ledger().pendingWrites() > 0)
        return;
    const Direction direction = m_waiting.front();
    m_waiting.erase(m_waiting.begin());
    const bool isUndo = direction == Direction::Undo;
    const UndoStep step = isUndo ? m_state.undo : m_state.redo;
    if (step.isEmpty())
        return m_waiting.clear();
    m_isTaking = true;
    Ledger &ledger = m_session.ledger();
    const auto answer = isUndo ? ledger.undo(step, m_undoing.idFor(step)) : ledger.redo(step, m_redoing.idFor(step));
    whenAnswered(answer, this, [this, direction, step](const Result<std::vector<RowKey>> &rows) {
        noteTaken(direction, step, rows);
    });
}

void UndoActions::noteTaken(Direction direction, const UndoStep &step, const Result<std::vector<RowKey>> &answer)
{
    m_isTaking = false;
    const auto error = answer ? std::nullopt : std::optional(answer.error());
    (direction == Direction::Undo ? m_undoing : m_redoing).noteAnswer(error);
    if (error) {
        m_waiting.clear();
        explain(direction, step, *error);
        return ask();
    }
    const QString name = stepwords::step(step);
    if (direction == Direction::Undo)
        Q_EMIT noticed({.text = tr("Undone: %1.").arg(name), .actionText = tr("Redo"), .action = [this] { redo(); }},
                       *answer);
    else
        Q_EMIT noticed({.text = tr("Redone: %1.").arg(name), .actionText = tr("Undo"), .action = [this] { undo(); }},
                       *answer);
    goOn();
}

void UndoActions::explain(Direction direction, const UndoStep &step, const Error &error)
{
    if (error.kind == ErrorKind::NotFound)
        return Q_EMIT blocked({.kind = Notice::Kind::Note, .text = tr("This step was undone or redone already.")});
    if (!isAboutRows(error.kind))
        return Q_EMIT failed(error);
    if (error.kind != ErrorKind::ChangedMeanwhile)
        return showBlocked(direction, step, wording::whatHappened(error), wording::technicalText(error));
    readNames(m_session.ledger(), this, [this, direction, step, error](const RowNames &names) {
        whenAnswered(m_session.ledger().obstacles(step), this,
                     [this, direction, step, error, names](const Result<std::vector<RowDifference>> &rows) {
                         if (rows && !rows->empty())
                             showObstacles(direction, step, *rows, names);
                         else
                             showBlocked(direction, step, wording::whatHappened(error));
                     });
    });
}

void UndoActions::showObstacles(Direction direction, const UndoStep &step, const std::vector<RowDifference> &rows,
                                const RowNames &names)
{
    const QString why = differencewords::whatHappened(rows);
    const QStringList fields = differencewords::fields(rows, names, QLocale());
    const bool isShort = rows.size() == 1 && fields.size() <= kMostFieldsInText;
    showBlocked(direction, step, isShort && !fields.isEmpty() ? why + u' ' + fields.join(u"; "_s) + u'.' : why,
                isShort ? QString() : fields.join(u'\n'));
}

void UndoActions::showBlocked(Direction direction, const UndoStep &step, const QString &why, const QString &details)
{
    const QString name = stepwords::step(step);
    Q_EMIT blocked(
        {.kind = Notice::Kind::Problem,
         .text = (direction == Direction::Undo ? tr("Not undone: %1. %2") : tr("Not redone: %1. %2")).arg(name, why),
         .actionText = tr("Skip this step"),
         .action = [this, direction, step] { skip(direction, step); },
         .details = details});
}

void UndoActions::skip(Direction direction, const UndoStep &step)
{
    whenAnswered(m_session.ledger().skip(step), this, [this, direction, step](const Result<UndoState> &state) {
        if (state)
            noteSkipped(direction, step, *state);
        else
            explain(direction, step, state.error());
    });
}

void UndoActions::noteSkipped(Direction direction, const UndoStep &step, const UndoState &state)
{
    const bool isUndo = direction == Direction::Undo;
    const UndoStep &next = isUndo ? state.undo : state.redo;
    const QString skipped = tr("Skipped: %1.").arg(stepwords::step(step));
    if (next.isEmpty())
        return Q_EMIT noticed({.text = skipped}, {});
    Q_EMIT noticed({.text = skipped + u' ' + tr("The next step is: %1.").arg(stepwords::step(next)),
                    .actionText = isUndo ? tr("Undo") : tr("Redo"),
                    .action = [this, direction] { take(direction); }},
                   {});
}

void UndoActions::show()
{
    const bool isReady = m_session.location() && !m_session.status().isReadOnly;
    const UndoStep &undo = m_state.undo;
    const UndoStep &redo = m_state.redo;
    m_actions.undo->setEnabled(isReady && !undo.isEmpty());
    m_actions.redo->setEnabled(isReady && !redo.isEmpty());
    m_actions.undo->setText(undo.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(menuName(undo)));
    m_actions.redo->setText(redo.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(menuName(redo)));
}

} // namespace budget
