// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/expense.h"
#include "core/budget/person.h"
#include "core/budget/sampleledger.h"
#include "core/budget/transfer.h"
#include "core/changes/rowdifference.h"
#include "core/changes/rowstep.h"
#include "core/changes/trashedrow.h"
#include "core/changes/undostate.h"
#include "core/operations/operationid.h"
#include "core/result.h"

#include <vector>

namespace budget {

/// The changes that a person can make to a ledger. An object serves one request, on one connection, in the connection's thread; its
/// operation id stands for this request only. Each function is one transaction. The same request with the same id again
/// is carried out once and gets the first answer, if the ledger records operations; another request with the id fails
/// with Unexpected.
///
/// `seen` is a row as the person saw it. A field that the person did not change is left as it is stored. If somebody else
/// changed what the person wants to change, nothing is written and the call fails with ChangedMeanwhile.
class LedgerChanges
{
public:
    LedgerChanges() = default;
    virtual ~LedgerChanges() = default;
    LedgerChanges(const LedgerChanges &) = delete;
    LedgerChanges &operator=(const LedgerChanges &) = delete;
    LedgerChanges(LedgerChanges &&) = delete;
    LedgerChanges &operator=(LedgerChanges &&) = delete;

    /// Fails with CategoryUnknown or PersonUnknown if the category or person no longer exists, as do all functions that
    /// write expenses.
    [[nodiscard]] virtual Result<Expense> addExpense(const ExpenseDraft &draft) = 0;
    /// All or none. The ids are in the order of `drafts`.
    [[nodiscard]] virtual Result<std::vector<ExpenseId>> addExpenses(const std::vector<ExpenseDraft> &drafts) = 0;
    /// Fails with NotFound if the row no longer exists, as do the following functions.
    [[nodiscard]] virtual Result<ExpenseUpdate> updateExpense(const Expense &seen, const ExpenseDraft &draft) = 0;
    /// Takes an edit back: valid only where the row is as the edit left it.
    [[nodiscard]] virtual Result<Expense> revertExpense(const ExpenseUpdate &edit) = 0;
    [[nodiscard]] virtual Result<Expense> deleteExpense(const Expense &seen) = 0;
    /// Inserts a deleted row again, with its old id.
    [[nodiscard]] virtual Result<Expense> restoreExpense(const Expense &expense) = 0;
    [[nodiscard]] virtual Result<Transfer> addTransfer(const TransferDraft &draft) = 0;

    /// Fails with NameTaken if another category has exactly this name.
    [[nodiscard]] virtual Result<Category> addCategory(const CategoryDraft &draft) = 0;
    [[nodiscard]] virtual Result<Category> updateCategory(const Category &seen, const CategoryDraft &draft) = 0;
    /// Takes an edit back, as revertExpense(). `before` is the category before the edit, `after` as the edit left it.
    [[nodiscard]] virtual Result<Category> revertCategory(const Category &before, const Category &after) = 0;
    /// Fails with StillReferenced if expenses use the category.
    [[nodiscard]] virtual Result<Category> deleteCategory(const Category &seen) = 0;

    /// Fails with NameTaken if another person has this address; the error's field is Email, or Name for a placeholder.
    [[nodiscard]] virtual Result<Person> addPerson(const PersonDraft &draft) = 0;
    [[nodiscard]] virtual Result<Person> updatePerson(const Person &seen, const PersonDraft &draft) = 0;

    /// Existing categories and persons of the same names are used as they are. Fails with SampleNeedsEmptyLedger.
    [[nodiscard]] virtual Result<Person> addSample(const SampleLedger &sample) = 0;

    /// The row as it is stored; nothing if there is none.
    [[nodiscard]] virtual Result<RowSlot> readRow(RowKey row) = 0;

    /// See Ledger. A ledger without a log has no steps, no trash and no history.
    [[nodiscard]] virtual Result<UndoState> undoState() = 0;
    [[nodiscard]] virtual Result<std::vector<RowKey>> undo(const UndoStep &step) = 0;
    [[nodiscard]] virtual Result<std::vector<RowKey>> redo(const UndoStep &step) = 0;
    [[nodiscard]] virtual Result<UndoState> skip(const UndoStep &step) = 0;
    [[nodiscard]] virtual Result<std::vector<RowDifference>> obstacles(const UndoStep &step) = 0;
    [[nodiscard]] virtual Result<std::vector<TrashedRow>> listTrash() = 0;
    [[nodiscard]] virtual Result<std::vector<RowKey>> restoreDeleted(const std::vector<RowKey> &rows) = 0;
    [[nodiscard]] virtual Result<std::vector<RowStep>> history(RowKey row) = 0;
};

} // namespace budget
