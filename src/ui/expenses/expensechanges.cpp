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
                noteEdited(text, update.before);
                Q_EMIT edited(update.after);
            });
    dialog->open();
}

void ExpenseChanges::noteEdited(const QString &text, const Expense &before)
{
    if (text.isEmpty())
        return m_notices.settle(Notice::About::Action);
    m_notices.show({.text = text, .actionText = tr("Undo"), .action = [this, before] { takeBack(before); }});
}

void ExpenseChanges::takeBack(const Expense &before)
{
    const auto answer = m_session.ledger().revertExpense(before, m_takingBack.idFor(before));
    whenAnswered(answer, this, [this, before](const Result<Expense> &result) {
        m_takingBack.noteAnswer(result ? std::nullopt : std::optional(result.error()));
        if (!result)
            return m_notices.showError(result.error(), tr("Try again"), [this, before] { takeBack(before); });
        Q_EMIT restored(*result);
    });
}

void ExpenseChanges::remove(ExpenseId id)
{
    if (id == m_removing)
        return;
    m_removing = id;
    whenAnswered(m_session.ledger().deleteExpense(id, m_removal.idFor(id)), this,
                 [this](const Result<Expense> &removed) { noteRemoved(removed); });
}

void ExpenseChanges::noteRemoved(const Result<Expense> &removed)
{
    const ExpenseId id = std::exchange(m_removing, {});
    m_removal.noteAnswer(removed ? std::nullopt : std::optional(removed.error()));
    if (!removed && m_removal.isOpen())
        return m_notices.showError(removed.error(), tr("Try again"), [this, id] { remove(id); });
    if (!removed)
        return m_notices.showError(removed.error());
    const ExpenseDraft &entry = removed->entry;
    const QString text = tr("Deleted “%1”, %2.")
                             .arg(entry.description.left(kMaxDescription), rowwords::amount(*removed, m_page.locale()));
    m_notices.show(
        {.text = text, .actionText = tr("Undo"), .action = [this, expense = *removed] { restore(expense); }});
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
