// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/expensechanges.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/work/answers.h"
#include "core/entry/amounttext.h"
#include "ui/expenses/editwords.h"
#include "ui/expenses/expensedialog.h"
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
            [this, shown = expense, categories, persons](const ExpenseUpdate &update) {
                const QString text = editText(shown, update.after.entry, categories, persons, m_page.locale());
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
            return m_notices.showError(result.error(), tr("Try again"), [this, update] { takeBack(update); });
        Q_EMIT restored(*result);
    });
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
    if (!removed)
        return m_notices.showError(removed.error());
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
