// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/expensedialog.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "ui/expenses/expensefields.h"
#include "ui/look/names.h"
#include "ui/look/theme.h"
#include "ui/saving/fielderrors.h"
#include "ui_expensedialog.h"
#include "words/rows/rowwords.h"

#include <algorithm>
#include <utility>

namespace budget {

ExpenseDialog::ExpenseDialog(Session &session, std::vector<Category> categories, std::vector<Person> persons,
                             const ListedExpense &expense, QWidget *parent)
    : SaveDialog(parent), m_form(std::make_unique<Ui::ExpenseDialog>()), m_session(session), m_expense(expense.expense)
{
    m_form->setupUi(this);
    adopt(session, *m_form->buttonBox, *m_form->dialogErrorLabel, tr("Save"));
    fields().watchWith(errors());
    m_form->categoryCombo->setCategories(std::move(categories));
    fields().setDraft(m_expense.entry);
    showPerson(std::move(persons), expense);
    if (!isAmountReadable(m_expense))
        m_form->amountEdit->clear();
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

/// Reads the categories again, because another person may have added the typed category meanwhile.
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
    draft->person = PersonId{m_form->personCombo->currentData().toLongLong()};
    await(m_session.ledger().updateExpense(m_expense, *draft, m_operation.idFor(*draft)), m_operation,
          [this](const ExpenseUpdate &update) { Q_EMIT saved(update); });
}

/// The person who entered the expense is always in the list, even if the ledger no longer contains that person.
void ExpenseDialog::showPerson(std::vector<Person> persons, const ListedExpense &expense)
{
    if (std::ranges::find(persons, m_expense.entry.person, &Person::id) == persons.end())
        persons.push_back({m_expense.entry.person, {}, rowwords::personName(expense)});
    sortByName(persons, locale());
    for (const Person &person : persons)
        m_form->personCombo->addItem(person.name, person.id.value);
    m_form->personCombo->setCurrentIndex(m_form->personCombo->findData(m_expense.entry.person.value));
    const bool hasChoice = persons.size() > 1;
    m_form->personCaptionLabel->setVisible(hasChoice);
    m_form->personCombo->setVisible(hasChoice);
    m_form->personLabel->setVisible(!hasChoice);
    m_form->personLabel->setText(tr("Entered by %1").arg(rowwords::personName(expense)));
    theme::setTone(m_form->personLabel, theme::Tone::Secondary);
}

ExpenseFields ExpenseDialog::fields() const
{
    return {*m_form->dateEdit, *m_form->descriptionEdit, *m_form->categoryCombo, *m_form->amountEdit};
}

} // namespace budget
