// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/ledgerchanges.h"
#include "db/store/once.h"

namespace budget {

/// Changes a ledger on a server by direct statements: one flight each, more only if somebody else changed the row.
class ServerChanges final : public LedgerChanges
{
public:
    ServerChanges(Connection &connection, const queries::Once &once, const LedgerLayout &layout)
        : m_connection(connection), m_once(once), m_layout(layout)
    { }

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
    [[nodiscard]] Result<UndoState> undoState() override { return {}; }
    [[nodiscard]] Result<std::vector<RowKey>> undo(const UndoStep &step) override;
    [[nodiscard]] Result<std::vector<RowKey>> redo(const UndoStep &step) override;
    [[nodiscard]] Result<UndoState> skip(const UndoStep & /*step*/) override { return {}; }
    [[nodiscard]] Result<std::vector<RowDifference>> obstacles(const UndoStep & /*step*/) override { return {}; }
    [[nodiscard]] Result<std::vector<TrashedRow>> listTrash() override { return {}; }
    [[nodiscard]] Result<std::vector<RowKey>> restoreDeleted(const std::vector<RowKey> &rows) override;
    [[nodiscard]] Result<std::vector<RowStep>> history(RowKey /*row*/) override { return {}; }

private:
    Connection &m_connection;
    queries::Once m_once;
    LedgerLayout m_layout;
};

} // namespace budget
