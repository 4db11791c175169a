// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/expensedialog.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "ui/expenses/expensefields.h"
#include "ui/look/theme.h"
#include "ui/saving/fielderrors.h"
#include "ui_expensedialog.h"
#include "words/rows/rowwords.h"

namespace budget {

ExpenseDialog::ExpenseDialog(Session &session, std::vector<Category> categories, const ListedExpense &expense,
                             QWidget *parent)
    : SaveDialog(parent), m_form(std::make_unique<Ui::ExpenseDialog>()), m_session(session), m_expense(expense.expense)
{
    m_form->setupUi(this);
    adopt(session, *m_form->buttonBox, *m_form->dialogErrorLabel, tr("Save"));
    fields().watchWith(errors());
    m_form->categoryCombo->setCategories(std::move(categories));
    fields().setDraft(m_expense.entry);
    if (!isAmountReadable(m_expense))
        m_form->amountEdit->clear();
    m_form->personLabel->setText(tr("Entered by %1").arg(rowwords::personName(expense)));
    theme::setTone(m_form->personLabel, theme::Tone::Secondary);
    m_form->descriptionEdit->setFocus();
    m_form->descriptionEdit->selectAll();
}

ExpenseDialog::~ExpenseDialog() = default;

void ExpenseDialog::save()
{
    errors().clear();
    const auto draft = fields().draft();
    if (!draft && draft.error().kind == ErrorKind::CategoryUnknown)
        return lookUpCategories();
    saveDraft(draft);
}

/// A category that is not in the list may have been added by somebody else since.
void ExpenseDialog::lookUpCategories()
{
    whenAnswered(m_session.ledger().listCategories(), this, [this](const Result<std::vector<Category>> &categories) {
        if (categories)
            m_form->categoryCombo->setCategories(*categories);
        saveDraft(fields().draft());
    });
}

void ExpenseDialog::saveDraft(Result<ExpenseDraft> draft)
{
    if (!draft)
        return errors().show(draft.error());
    draft->person = m_expense.entry.person;
    await(m_session.ledger().updateExpense(m_expense.id, *draft, m_operation.idFor(*draft)), m_operation,
          [this](const Expense &expense) { Q_EMIT saved(expense); });
}

ExpenseFields ExpenseDialog::fields() const
{
    return {*m_form->dateEdit, *m_form->descriptionEdit, *m_form->categoryCombo, *m_form->amountEdit};
}

} // namespace budget
