// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes/making.h"
#include "db/local/ledgerfile.h"
#include "db/store/ledgerchanges.h"
#include "db/store/once.h"

#include <functional>

namespace budget {

/// Changes a ledger's file. Each change is an operation, which is applied to the rows and recorded in the log in one
/// transaction.
class LocalChanges final : public LedgerChanges
{
public:
    /// `person` makes the change. If that person is not known, the log names the person of the expense.
    LocalChanges(Connection &connection, OperationId operation, PersonId person = {});

    [[nodiscard]] Result<Expense> addExpense(const ExpenseDraft &draft) override;
    [[nodiscard]] Result<std::vector<ExpenseId>> addExpenses(const std::vector<ExpenseDraft> &drafts) override;
    [[nodiscard]] Result<ExpenseUpdate> updateExpense(const Expense &seen, const ExpenseDraft &draft) override;
    [[nodiscard]] Result<Expense> revertExpense(const ExpenseUpdate &edit) override;
    [[nodiscard]] Result<Expense> deleteExpense(const Expense &seen) override;
    [[nodiscard]] Result<Expense> restoreExpense(const Expense &expense) override;
    [[nodiscard]] Result<Transfer> addTransfer(const TransferDraft &draft) override;
    [[nodiscard]] Result<Category> addCategory(const CategoryDraft &draft) override;
    [[nodiscard]] Result<Category> updateCategory(const Category &seen, const CategoryDraft &draft) override;
    [[nodiscard]] Result<Category> revertCategory(const Category &before, const Category &after) override;
    [[nodiscard]] Result<Category> deleteCategory(const Category &seen) override;
    [[nodiscard]] Result<Person> addPerson(const PersonDraft &draft) override;
    [[nodiscard]] Result<Person> updatePerson(const Person &seen, const PersonDraft &draft) override;
    [[nodiscard]] Result<Person> addSample(const SampleLedger &sample) override;
    [[nodiscard]] Result<RowSlot> readRow(RowKey row) override;
    [[nodiscard]] Result<UndoState> undoState() override;
    [[nodiscard]] Result<std::vector<RowKey>> undo(const UndoStep &step) override;
    [[nodiscard]] Result<std::vector<RowKey>> redo(const UndoStep &step) override;
    [[nodiscard]] Result<UndoState> skip(const UndoStep &step) override;
    [[nodiscard]] Result<std::vector<RowDifference>> obstacles(const UndoStep &step) override;
    [[nodiscard]] Result<std::vector<TrashedRow>> listTrash() override;
    [[nodiscard]] Result<std::vector<RowKey>> restoreDeleted(const std::vector<RowKey> &rows) override;
    [[nodiscard]] Result<std::vector<RowStep>> history(RowKey row) override;

private:
    using Operations = std::vector<Operation>;
    using Make = std::function<Result<Operations>(LedgerFile &)>;

    /// Carries the request out once: `make` reads rows and returns the operations, which are then applied and logged.
    /// The answer is the operations; for a repeated request, the ones in the log.
    [[nodiscard]] Result<Operations> change(const queries::Request &request, const Make &make);
    enum class Intent {
        Change,
        TakeBack ///< takes an earlier change back: see asNextUndo()
    };
    /// A change of one row.
    [[nodiscard]] Result<RowChange> changeRow(const queries::Request &request, OperationKind kind, RowKey row,
                                              PersonId owner,
                                              const std::function<Result<RowChange>(const RowSlot &now)> &make,
                                              Intent intent = Intent::Change);
    [[nodiscard]] Result<RowChange> addRow(const queries::Request &request, OperationKind kind, PersonId owner,
                                           const RowValues &values);
    [[nodiscard]] Result<std::vector<RowKey>> reverse(const QString &useCase, const UndoStep &step, bool isRedo);
    [[nodiscard]] Result<Operations> firstTime(const QString &content);
    [[nodiscard]] Operations inPieces(OperationKind kind, const std::vector<RowChange> &rows, PersonId owner) const;
    [[nodiscard]] OperationId idOf(std::size_t number) const;
    [[nodiscard]] Authorship author(PersonId owner) const;

    Connection &m_connection;
    OperationId m_operation;
    PersonId m_person;
    QDateTime m_now;
};

} // namespace budget
