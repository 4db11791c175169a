// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/expensechanges.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/work/answers.h"
#include "core/entry/amounttext.h"
#include "ui/expenses/editwords.h"
#include "ui/expenses/expensedialog.h"
#include "ui/pages/meanwhile.h"
#include "ui/pages/notice.h"
#include "words/rows/rowwords.h"

#include <QWidget>

#include <optional>
#include <utility>

namespace budget {

ExpenseChanges::ExpenseChanges(Session &session, NoticeBar &notices, QWidget &page)
    : QObject(&page), m_session(session), m_notices(notices), m_page(page)
{ }

void ExpenseChanges::edit(const ListedExpense &expense, const std::vector<Category> &categories,
                          const std::vector<Person> &persons)
{
    auto *dialog = new ExpenseDialog(m_session, categories, persons, expense, &m_page);
    connect(dialog, &ExpenseDialog::saved, this,
            [this, shown = expense, categories, persons](const Expense &seen, const ExpenseUpdate &update) {
                const QString text = editText(shown, seen, update, categories, persons, m_page.locale());
                noteEdited(text, update);
                Q_EMIT edited(update.after);
            });
    dialog->open();
}

void ExpenseChanges::noteEdited(const QString &text, const ExpenseUpdate &update)
{
    if (text.isEmpty())
        return m_notices.settle(Notice::About::Action);
    m_notices.show({.text = text, .actionText = tr("Undo"), .action = [this, update] { takeBack(update); }});
}

void ExpenseChanges::takeBack(const ExpenseUpdate &update)
{
    const auto answer = m_session.ledger().revertExpense(update, m_takingBack.idFor(update));
    whenAnswered(answer, this, [this, update](const Result<Expense> &result) {
        m_takingBack.noteAnswer(result ? std::nullopt : std::optional(result.error()));
        if (!result)
            return noteNotTakenBack(update, result.error());
        Q_EMIT restored(*result);
    });
}

void ExpenseChanges::noteNotTakenBack(const ExpenseUpdate &update, const Error &error)
{
    if (error.kind != ErrorKind::ChangedMeanwhile)
        return m_notices.showError(error, tr("Try again"), [this, update] { takeBack(update); });
    explain(update.after, error, tr("Not taken back."), {}, {});
}

/// Tells what somebody else has changed in the row, and offers an action with the row as it is now.
void ExpenseChanges::explain(const Expense &seen, const Error &error, const QString &what, const QString &actionText,
                             const std::function<void(const Expense &now)> &action)
{
    Q_EMIT changeFound();
    const auto show = [=, this](const ChangedRow *changed) {
        if (!changed)
            return m_notices.showError(error);
        const Expense now = expenseOf(seen.id.value, changed->now);
        m_notices.show({.kind = Notice::Kind::Problem,
                        .text = what + u' ' + changed->text,
                        .actionText = actionText,
                        .action = [action, now] { action(now); }});
    };
    readChangedRow(m_session.ledger(), this, {Table::Expenses, seen.id.value}, rowOf(seen), show);
}

void ExpenseChanges::remove(const Expense &expense)
{
    if (expense.id == m_removing)
        return;
    m_removing = expense.id;
    whenAnswered(m_session.ledger().deleteExpense(expense, m_removal.idFor(expense.id)), this,
                 [this, expense](const Result<Expense> &removed) { noteRemoved(expense, removed); });
}

void ExpenseChanges::noteRemoved(const Expense &expense, const Result<Expense> &removed)
{
    m_removing = {};
    m_removal.noteAnswer(removed ? std::nullopt : std::optional(removed.error()));
    if (!removed && m_removal.isOpen())
        return m_notices.showError(removed.error(), tr("Try again"), [this, expense] { remove(expense); });
    if (!removed && removed.error().kind == ErrorKind::ChangedMeanwhile)
        return explain(expense, removed.error(), tr("Not deleted."), tr("Delete anyway"),
                       [this](const Expense &now) { remove(now); });
    if (!removed) {
        Q_EMIT changeFound();
        return m_notices.showError(removed.error());
    }
    const ExpenseDraft &entry = removed->entry;
    const QString text = tr("Deleted “%1”, %2.")
                             .arg(entry.description.left(kMaxDescription), rowwords::amount(*removed, m_page.locale()));
    m_notices.show(
        {.text = text, .actionText = tr("Undo"), .action = [this, deleted = *removed] { restore(deleted); }});
}

void ExpenseChanges::restore(const Expense &expense)
{
    const auto answer = m_session.ledger().restoreExpense(expense, m_restoring.idFor(expense));
    whenAnswered(answer, this, [this, expense](const Result<Expense> &result) {
        m_restoring.noteAnswer(result ? std::nullopt : std::optional(result.error()));
        if (!result)
            return m_notices.showError(result.error(), tr("Try again"), [this, expense] { restore(expense); });
        Q_EMIT restored(*result);
    });
}

} // namespace budget
