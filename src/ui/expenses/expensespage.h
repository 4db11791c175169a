// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

class ExpenseChanges;
class Identity;
class Preferences;
class Session;

/// The expenses of a month: enter, view, edit and delete them.
class ExpensesPage final : public Page
{
    Q_OBJECT

public:
    ExpensesPage(Session &session, Preferences &preferences, QWidget *parent = nullptr);
    ~ExpensesPage() override;

    void setMonth(Month month);
    [[nodiscard]] Month month() const;
    /// Shows the month and selects the expense.
    void showExpense(Month month, ExpenseId expense);
    /// Moves the focus to the row in which the next expense is entered.
    void startEntry();
    /// Clears the category that the entry row proposes from the last entry, because it belongs to another ledger. A row
    /// in which something is typed keeps its text.
    void forgetCategory();
    [[nodiscard]] std::optional<ChosenRow> chosen() const override;

Q_SIGNALS:
    /// In an empty ledger, the user pressed the button that adds the sample ledger.
    void sampleRequested();
    /// The page shows the month, or the error of reading it.
    void monthShown();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void ask() override;
    void startReading() override { startEntry(); }

private:
    void connectParts();
    void showLedger();
    void askMonth();
    void takeMonth(Month month, const Result<MonthOverview> &overview);

    void choose(const Expense &expense);
    void afterEntry(const Expense &expense);
    void showWhereSaved(const Expense &expense);
    void showEntryProblem(const Error &error);
    void offerCategory(const QString &name);
    void noteConnection();
    void noteCleared(const QString &text);
    void withdrawOffer();
    [[nodiscard]] bool isLeavingEntry() const;
    bool goOn();
    void openChosen();
    void deleteChosen();
    void showWhetherReadOnly();

    std::unique_ptr<Ui::ExpensesPage> m_form;
    Session &m_session;
    Identity *m_identity;
    ExpenseChanges *m_changes = nullptr;
    std::vector<Category> m_categories;
    std::vector<Person> m_persons;
    ExpenseId m_toChoose;               ///< to be selected as soon as the table contains it
    int m_asked = 0;                    ///< the number of the last request; answers to earlier ones are dropped
    bool m_isOffering = false;          ///< the notice offers to create the typed category
    bool m_isReadOnly = false;          ///< whether the parts of the page are in their read-only state
    std::optional<ErrorKind> m_unsaved; ///< why the text in the entry row was not saved
};

} // namespace budget
