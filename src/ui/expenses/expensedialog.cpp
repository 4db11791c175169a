// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/expensedialog.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "core/changes/making.h"
#include "ui/expenses/expensefields.h"
#include "ui/look/names.h"
#include "ui/look/theme.h"
#include "ui/pages/meanwhile.h"
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
    showPerson(std::move(persons), expense);
    showEntry(m_expense.entry);
    m_form->descriptionEdit->setFocus();
    m_form->descriptionEdit->selectAll();
}

ExpenseDialog::~ExpenseDialog() = default;

void ExpenseDialog::showEntry(const ExpenseDraft &entry)
{
    fields().setDraft(entry);
    if (!isAmountReadable(m_expense) && entry.amount == m_expense.entry.amount)
        m_form->amountEdit->clear();
    m_form->personCombo->setCurrentIndex(m_form->personCombo->findData(entry.person.value));
}

void ExpenseDialog::save()
{
    errors().clear();
    const auto typed = draft();
    if (!typed && typed.error().kind == ErrorKind::CategoryUnknown)
        return lookUpCategories();
    saveDraft(typed);
}

/// The draft with the chosen person.
Result<ExpenseDraft> ExpenseDialog::draft() const
{
    return fields().draft().map([this](ExpenseDraft typed) {
        typed.person = PersonId{m_form->personCombo->currentData().toLongLong()};
        return typed;
    });
}

/// Reads the categories again, because another person may have added the typed category meanwhile.
void ExpenseDialog::lookUpCategories()
{
    whenAnswered(m_session.ledger().listCategories(), this, [this](const Result<std::vector<Category>> &categories) {
        if (categories)
            m_form->categoryCombo->setCategories(*categories);
        saveDraft(draft());
    });
}

void ExpenseDialog::saveDraft(Result<ExpenseDraft> draft)
{
    if (!draft)
        return errors().show(draft.error());
    await(m_session.ledger().updateExpense(m_expense, *draft, m_operation.idFor(*draft)), m_operation,
          [this](const ExpenseUpdate &update) { Q_EMIT saved(m_expense, update); });
}

void ExpenseDialog::noteConflict(const Error &error)
{
    const auto take = [this, error](const ChangedRow *changed) {
        const auto typed = draft();
        if (!changed || !typed)
            return showFailure(error);
        adoptChanges(expenseOf(m_expense.id.value, changed->now), *typed);
        showConflict(error.field, changed->text);
    };
    readChangedRow(m_session.ledger(), this, {Table::Expenses, m_expense.id.value}, rowOf(m_expense), take);
}

/// Shows what somebody else has entered in the fields that the person did not change. From now on, the row as it is now
/// counts as seen.
void ExpenseDialog::adoptChanges(const Expense &now, const ExpenseDraft &typed)
{
    ExpenseDraft entry = now.entry;
    for (const int field : changedFields(m_expense, typed)) {
        switch (field) {
        case expensefield::Person:
            entry.person = typed.person;
            break;
        case expensefield::Category:
            entry.category = typed.category;
            break;
        case expensefield::Description:
            entry.description = typed.description;
            break;
        case expensefield::Amount:
            entry.amount = typed.amount;
            break;
        default:
            entry.date = typed.date;
        }
    }
    m_expense = now;
    showEntry(entry);
}

/// The person who entered the expense is always in the list, even if the ledger no longer contains that person.
void ExpenseDialog::showPerson(std::vector<Person> persons, const ListedExpense &expense)
{
    if (std::ranges::find(persons, m_expense.entry.person, &Person::id) == persons.end())
        persons.push_back({m_expense.entry.person, {}, rowwords::personName(expense)});
    sortByName(persons, locale());
    for (const Person &person : persons)
        m_form->personCombo->addItem(person.name, person.id.value);
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
