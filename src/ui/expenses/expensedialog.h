// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "core/budget/person.h"
#include "ui/saving/savedialog.h"

#include <memory>
#include <vector>

namespace budget {

namespace Ui {
class ExpenseDialog;
}

class Session;
struct ExpenseFields;

/// Edits a stored expense.
class ExpenseDialog : public SaveDialog
{
    Q_OBJECT

public:
    /// `categories` and `persons` are all of the ledger.
    ExpenseDialog(Session &session, std::vector<Category> categories, std::vector<Person> persons,
                  const ListedExpense &expense, QWidget *parent = nullptr);
    ~ExpenseDialog() override;

Q_SIGNALS:
    /// `seen` is the expense as the person saw it last.
    void saved(const budget::Expense &seen, const budget::ExpenseUpdate &update);

protected:
    void save() override;

private:
    void noteConflict(const Error &error) override;
    [[nodiscard]] ExpenseFields fields() const;
    void showPerson(std::vector<Person> persons, const ListedExpense &expense);
    void showEntry(const ExpenseDraft &entry);
    void lookUpCategories();
    [[nodiscard]] Result<ExpenseDraft> draft() const;
    void adoptChanges(const Expense &now, const ExpenseDraft &typed);
    void saveDraft(Result<ExpenseDraft> draft);

    std::unique_ptr<Ui::ExpenseDialog> m_form;
    Session &m_session;
    OperationMemory<ExpenseDraft> m_operation;
    Expense m_expense;
};

} // namespace budget
