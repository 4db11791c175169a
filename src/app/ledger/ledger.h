// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/work/workrunner.h"
#include "core/budget/category.h"
#include "core/budget/expense.h"
#include "core/budget/month.h"
#include "core/budget/monthoverview.h"
#include "core/budget/person.h"
#include "core/budget/summary.h"
#include "core/budget/transfer.h"
#include "core/operations/operationid.h"
#include "core/result.h"
#include "core/tables/ledgerlayout.h"

#include <QFlags>
#include <QFuture>
#include <QObject>

#include <optional>
#include <vector>

namespace budget {

class Pool;

namespace queries {
struct Once;
}

/// What a change touched; views that show it ask again.
enum class Topic { Expenses = 1, Categories = 2, Persons = 4 };
Q_DECLARE_FLAGS(Topics, Topic)
Q_DECLARE_OPERATORS_FOR_FLAGS(Topics)

/// Every use case of the budget. Each is one transaction on a worker and answers once, in the GUI thread; take the
/// answer with whenAnswered(). Writes check their draft first and answer its error without asking the database.
/// With no ledger open everything answers NotOpen; changes of one that may only be read answer why. What fails for the
/// moment is tried again before it is answered; a write whose answer was lost is asked for again by its operation's id,
/// and where that leads nowhere in time, it answers OutcomeUnknown (ConnectionLost, where the ledger has no place to
/// record operations).
class Ledger : public QObject
{
    Q_OBJECT

public:
    explicit Ledger(const WorkTools &tools = {}, QObject *parent = nullptr);

    QFuture<Result<Expense>> addExpense(const ExpenseDraft &draft, OperationId operation = OperationId::create());
    /// All or nothing, in one flight; answers their ids in the order of `drafts`. One that is unsound refuses all.
    QFuture<Result<std::vector<ExpenseId>>> addExpenses(const std::vector<ExpenseDraft> &drafts,
                                                        OperationId operation = OperationId::create());
    QFuture<Result<Expense>> updateExpense(ExpenseId id, const ExpenseDraft &draft,
                                           OperationId operation = OperationId::create());
    /// Answers the row as it was, which restoreExpense() brings back under its old id.
    QFuture<Result<Expense>> deleteExpense(ExpenseId id, OperationId operation = OperationId::create());
    QFuture<Result<Expense>> restoreExpense(const Expense &expense, OperationId operation = OperationId::create());
    /// Moves an amount between two categories: two rows, together or not at all.
    QFuture<Result<Transfer>> transfer(const TransferDraft &draft, OperationId operation = OperationId::create());
    /// The month's expenses of all persons, ordered by date, then id. Rows without a date are in no month.
    QFuture<Result<std::vector<ListedExpense>>> listMonth(Month month);
    /// The month's totals a category, largest first; of one person, or of all.
    QFuture<Result<MonthSummary>> summarizeMonth(Month month, std::optional<PersonId> person = {});
    /// Both of all persons, with all categories and persons, in one flight.
    QFuture<Result<MonthOverview>> viewMonth(Month month);

    /// In no order that means anything to people: sort for display.
    QFuture<Result<std::vector<Category>>> listCategories();
    QFuture<Result<Category>> addCategory(const CategoryDraft &draft, OperationId operation = OperationId::create());
    QFuture<Result<Category>> updateCategory(CategoryId id, const CategoryDraft &draft,
                                             OperationId operation = OperationId::create());
    /// Fails with StillReferenced while expenses use it.
    QFuture<Result<Category>> deleteCategory(CategoryId id, OperationId operation = OperationId::create());

    QFuture<Result<std::vector<Person>>> listPersons();
    QFuture<Result<Person>> addPerson(const PersonDraft &draft, OperationId operation = OperationId::create());
    QFuture<Result<Person>> updatePerson(PersonId id, const PersonDraft &draft,
                                         OperationId operation = OperationId::create());

    /// Adds the sample's person, categories and expenses, all or nothing; answers the person. Fails with
    /// SampleNeedsEmptyLedger where the ledger holds an expense already.
    QFuture<Result<Person>> addSampleLedger(OperationId operation = OperationId::create());

    /// Writes that were asked for and have not answered yet.
    [[nodiscard]] int pendingWrites() const { return m_pendingWrites; }
    /// Whether a write that may have happened already is being asked for again.
    [[nodiscard]] bool isChecking() const { return m_runner.isChecking(); }

Q_SIGNALS:
    /// After every own write that changed something, before its future answers.
    void changed(budget::Topics topics);
    void pendingWritesChanged();
    /// Every answer of the database passes here once: nothing, or its error.
    void answered(const std::optional<budget::Error> &error);

private:
    friend class Session;
    /// What the ledger that is open can do.
    struct Terms
    {
        bool recordsOperations = false; ///< it has the table in which a change is recorded, so that it happens once
        LedgerLayout layout = {};
        std::optional<ErrorKind> refusal = {}; ///< what every change answers, before anything is sent
    };
    void use(Pool *pool, std::chrono::milliseconds limit, const Terms &terms);
    [[nodiscard]] queries::Once onceFor(OperationId operation) const;

    template <class Work>
    auto knowingLayout(Work work) const;
    /// `name` is what the journal calls the use case.
    template <class Work>
    auto read(const QString &name, Work work);
    template <class Work>
    auto write(const QString &name, Topics topics, Work work);

    WorkRunner m_runner;
    Terms m_terms;
    int m_pendingWrites = 0;
};

} // namespace budget
