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
#include "core/changes/rowdifference.h"
#include "core/changes/rowstep.h"
#include "core/changes/trashedrow.h"
#include "core/changes/undostate.h"
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

/// The kind of rows that a change has touched. A view that shows such rows reads them again.
enum class Topic { Expenses = 1, Categories = 2, Persons = 4 };
Q_DECLARE_FLAGS(Topics, Topic)
Q_DECLARE_OPERATORS_FOR_FLAGS(Topics)

/// The use cases of the budget. GUI thread; does not block. Each call runs one transaction on a worker thread and
/// returns a future, which gets one answer: take it with whenAnswered(). A write validates its draft first; with an
/// invalid draft it fails without a round trip.
/// Without an open ledger every call fails with NotOpen. In a read-only ledger every write fails with the reason.
/// Transient failures are retried before the future gets its answer. A write whose answer was lost is sent again under
/// its operation's id; if no answer comes in time, the call fails with OutcomeUnknown, or with ConnectionLost if the
/// ledger has no table to record operations.
class Ledger : public QObject
{
    Q_OBJECT

public:
    explicit Ledger(const WorkTools &tools = {}, QObject *parent = nullptr);

    QFuture<Result<Expense>> addExpense(const ExpenseDraft &draft, OperationId operation = OperationId::create());
    /// Adds all expenses or none, in one round trip. The answer holds the ids in the order of `drafts`. If one draft is
    /// invalid, the call fails and adds nothing.
    QFuture<Result<std::vector<ExpenseId>>> addExpenses(const std::vector<ExpenseDraft> &drafts,
                                                        OperationId operation = OperationId::create());
    /// `seen` is the row as the person saw it, also with the shortened description of a month's list. A field that the
    /// person left as it was is not changed. Fails with ChangedMeanwhile, which names the field, if somebody else
    /// changed a field that the person changed too; nothing is written then. This holds for every edit of a row, in a
    /// local file and on a server. The answer holds the row as it was stored before and after, which revertExpense()
    /// takes.
    QFuture<Result<ExpenseUpdate>> updateExpense(const Expense &seen, const ExpenseDraft &draft,
                                                 OperationId operation = OperationId::create());
    /// Takes an updateExpense() back, with all values of the row, including values that a draft cannot hold. Fails with
    /// ChangedMeanwhile if the row is not as the edit left it.
    QFuture<Result<Expense>> revertExpense(const ExpenseUpdate &edit, OperationId operation = OperationId::create());
    /// The answer is the deleted row, which restoreExpense() inserts again under its old id. Fails with
    /// ChangedMeanwhile, whose `detail` names the row, if the row is not as the person saw it; so does
    /// deleteCategory().
    QFuture<Result<Expense>> deleteExpense(const Expense &seen, OperationId operation = OperationId::create());
    QFuture<Result<Expense>> restoreExpense(const Expense &expense, OperationId operation = OperationId::create());
    /// Moves an amount between two categories: two rows in one transaction.
    QFuture<Result<Transfer>> transfer(const TransferDraft &draft, OperationId operation = OperationId::create());
    /// The month's expenses of all persons, ordered by date, then id. Rows without a date belong to no month.
    QFuture<Result<std::vector<ListedExpense>>> listMonth(Month month);
    /// The month's totals per category, largest first; of one person, or of all if `person` is empty.
    QFuture<Result<MonthSummary>> summarizeMonth(Month month, std::optional<PersonId> person = {});
    /// Expenses and totals of the month for all persons, with all categories and persons, in one round trip.
    QFuture<Result<MonthOverview>> viewMonth(Month month);

    /// All categories, in no particular order: sort them for display.
    QFuture<Result<std::vector<Category>>> listCategories();
    QFuture<Result<Category>> addCategory(const CategoryDraft &draft, OperationId operation = OperationId::create());
    QFuture<Result<Category>> updateCategory(const Category &seen, const CategoryDraft &draft,
                                             OperationId operation = OperationId::create());
    /// Takes an updateCategory() back: the fields that it changed get their values of `before` again. Fails with
    /// ChangedMeanwhile if one of them is not as in `after`.
    QFuture<Result<Category>> revertCategory(const Category &before, const Category &after,
                                             OperationId operation = OperationId::create());
    /// Fails with StillReferenced if expenses use the category.
    QFuture<Result<Category>> deleteCategory(const Category &seen, OperationId operation = OperationId::create());

    QFuture<Result<std::vector<Person>>> listPersons();
    QFuture<Result<Person>> addPerson(const PersonDraft &draft, OperationId operation = OperationId::create());
    QFuture<Result<Person>> updatePerson(const Person &seen, const PersonDraft &draft,
                                         OperationId operation = OperationId::create());

    /// Adds the sample's person, categories and expenses, all or nothing. The answer is the person. Fails with
    /// SampleNeedsEmptyLedger if the ledger already has an expense.
    QFuture<Result<Person>> addSampleLedger(OperationId operation = OperationId::create());

    /// A row as it is stored now, with one statement; nothing if there is none. Call it after
    /// ChangedMeanwhile to show the stored values.
    QFuture<Result<RowSlot>> readRow(RowKey row);

    /// The next steps of Undo and Redo. They change with every change of the ledger: ask again after changed(). Both
    /// are empty for a ledger without a log of operations, which today is every ledger on a server.
    QFuture<Result<UndoState>> undoState();
    /// Reverses a step of undoState(), as a new operation, also in a later run of the program: each row gets back the
    /// fields that the step changed, and keeps what somebody else changed in others. The answer is the rows that were
    /// changed. Fails with ChangedMeanwhile, whose `detail` names the rows, and changes nothing, if such a field, or a
    /// row that the step added or deleted, is not as the step left it; with NotFound if the step is not the next one
    /// any more.
    QFuture<Result<std::vector<RowKey>>> undo(const UndoStep &step, OperationId operation = OperationId::create());
    QFuture<Result<std::vector<RowKey>>> redo(const UndoStep &step, OperationId operation = OperationId::create());

    /// The rows that keep a step from being undone or redone, after ChangedMeanwhile.
    QFuture<Result<std::vector<RowDifference>>> obstacles(const UndoStep &step);
    /// Takes a step that cannot be undone or redone out of undoState(), for good; no row is changed. The answer is the
    /// steps that are next then. Fails with NotFound if the step is none of them any more.
    QFuture<Result<UndoState>> skip(const UndoStep &step);

    /// The rows that were deleted in the last days (30 unless the ledger says otherwise) and do not exist now, the
    /// latest first. Empty for a ledger without a log.
    QFuture<Result<std::vector<TrashedRow>>> listTrash();
    /// Inserts rows of the trash again, with their old ids, in one operation; leaves out those that exist already. A
    /// category or person that such an expense refers to and that does not exist is restored with it, as the log knows
    /// it; one that the log does not know gets a name made from its id ('category 7'). The answer is the restored rows.
    /// Fails with NotFound if a row is not in the trash any more, with NameTaken if another row has got its name.
    QFuture<Result<std::vector<RowKey>>> restoreDeleted(const std::vector<RowKey> &rows,
                                                        OperationId operation = OperationId::create());
    /// What happened to a row, the oldest step first, as far back as the log reaches.
    QFuture<Result<std::vector<RowStep>>> history(RowKey row);

    /// The person who uses the program from now on; the log names this person as the one who made a change. Until this
    /// function is called, the log names the person of the expense.
    void setAuthor(PersonId person) { m_author = person; }

    /// Number of writes without an answer yet.
    [[nodiscard]] int pendingWrites() const { return m_pendingWrites; }
    /// Whether a write that may already be committed is being sent again.
    [[nodiscard]] bool isChecking() const { return m_runner.isChecking(); }

Q_SIGNALS:
    /// Emitted after every successful write of this object, before its future gets the answer.
    void changed(budget::Topics topics);
    void pendingWritesChanged();
    /// Emitted once for every answer of the database, with its error or nothing.
    void answered(const std::optional<budget::Error> &error);

private:
    friend class Session;
    /// Properties of the open ledger.
    struct Terms
    {
        bool recordsOperations = false; ///< a repeated write takes effect once
        bool hasLog = false;            ///< the ledger is a file with a log of operations
        LedgerLayout layout = {};
        std::optional<ErrorKind> refusal = {}; ///< every write fails with it, without a round trip; empty: writable
        Field source = Field::None;            ///< Field::LedgerFile for a local file
    };
    void use(Pool *pool, std::chrono::milliseconds limit, const Terms &terms);

    /// `name` is the name of the use case in the journal.
    template <class Work>
    auto read(const QString &name, Work work);
    /// Reads the log, by a function of LedgerChanges.
    template <class Work>
    auto readLog(const QString &name, Work work);
    /// Changes the ledger, by a function of LedgerChanges.
    template <class Work>
    auto write(const QString &name, Topics topics, OperationId operation, Work work);

    WorkRunner m_runner;
    Terms m_terms;
    PersonId m_author;
    int m_pendingWrites = 0;
};

} // namespace budget
