// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledger/operationmemory.h"
#include "core/budget/month.h"
#include "core/budget/monthoverview.h"
#include "core/result.h"
#include "ui/pages/page.h"

#include <memory>
#include <optional>
#include <vector>

namespace budget {

namespace Ui {
class ExpensesPage;
}

class Identity;
class Preferences;
class Session;

/// The month in view: enter, see, edit and delete its expenses.
class ExpensesPage final : public Page
{
    Q_OBJECT

public:
    ExpensesPage(Session &session, Preferences &preferences, QWidget *parent = nullptr);
    ~ExpensesPage() override;

    void setMonth(Month month);
    /// Puts the cursor where the next expense is entered.
    void startEntry();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void ask() override;

private:
    void connectParts();
    void showLedger();
    void askMonth();
    void takeMonth(Month month, const Result<MonthOverview> &overview);

    void afterEntry(const Expense &expense);
    void showWhereSaved(const Expense &expense);
    void showEntryProblem(const Error &error);
    void offerCategory(const QString &name);
    void noteConnection();
    void openChosen();
    void deleteChosen();
    void remove(ExpenseId id);
    void noteRemoved(const Result<Expense> &removed);
    void showWhetherReadOnly();
    void restore(const Expense &expense);
    void addSample();

    std::unique_ptr<Ui::ExpensesPage> m_form;
    Session &m_session;
    Identity *m_identity;
    std::vector<Category> m_categories;
    ExpenseId m_toChoose; ///< to be chosen as soon as it is in the table
    ExpenseId m_deleting;
    OperationMemory<ExpenseId> m_removal;
    OperationMemory<Expense> m_restoring;
    int m_asked = 0; ///< answers to earlier questions are dropped
    std::optional<ErrorKind> m_unsaved; ///< why what stands in the entry row was not saved
};

} // namespace budget
